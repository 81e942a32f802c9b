import { useCallback } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application } from '@rosetta/contracts/ref';
import {
  ApplicationLink,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
  useResource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielApiRef } from '../api/referentielApi';
import { Ownership } from '../sheet/Ownership';
import { referentielTranslationRef } from '../translation';

const Cards = ({ id, name }: Application) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useApi(applicationSheetApiRef);
  return (
    <Stack
      component="section"
      gap={1}
      aria-label={t('component.title')}
      sx={{ typography: 'body2' }}
    >
      <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
        {t('component.title')}{' '}
        <ApplicationLink application={id}>{name}</ApplicationLink>
      </Typography>
      <CardGrid least={230}>
        <Ownership application={id} />
        {sheet.cards().map(({ id: card, component: Card }) => (
          <Card key={card} application={id} />
        ))}
      </CardGrid>
    </Stack>
  );
};

/** The application a component belongs to, by its pivot, with the cards of its sheet. */
export const ComponentApplication = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const referentiel = useApi(referentielApiRef);
  const component = stringifyEntityRef(useEntity().entity);
  const state = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const [pivot] = await referentiel.pivots(
          { type: 'catalog:component', value: component },
          signal,
        );
        return (
          pivot && (await referentiel.application(pivot.application, signal))
        );
      },
      [referentiel, component],
    ),
  );
  // No application is an answer too, and not one that is still awaited.
  if (!state.loading && !state.error && !state.value)
    return (
      <EmptyState title={t('component.none')}>
        {t('component.noneHelp', { component })}
      </EmptyState>
    );
  return (
    <Resource state={state}>
      {application => application && <Cards {...application} />}
    </Resource>
  );
};
