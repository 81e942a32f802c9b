import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Application,
  getApplication,
  listPivots,
} from '@rosetta/contracts/ref';
import {
  ApplicationLink,
  applicationSheetApiRef,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  currentValue,
  skipToken,
  useRoute,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { CardGrid } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
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

/** The pivots that name a component, and the application of the first. */
const useApplicationOf = (component: string) => {
  const pivots = useRouteItems(listPivots, {
    query: { type: 'catalog:component', value: component },
  });
  const [pivot] = currentValue(pivots) ?? [];
  const application = useRoute(
    getApplication,
    pivot ? { params: { id: pivot.application } } : skipToken,
  );
  return { pivots, application };
};

/** The application a component belongs to, by its pivot, with the cards of its sheet. */
export const ComponentApplication = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const component = stringifyEntityRef(useEntity().entity);
  const { pivots, application } = useApplicationOf(component);
  return (
    <Resource state={pivots}>
      {found =>
        found.length ? (
          <Resource state={application}>
            {value => <Cards {...value} />}
          </Resource>
        ) : (
          <EmptyState title={t('component.none')}>
            {t('component.noneHelp', { component })}
          </EmptyState>
        )
      }
    </Resource>
  );
};
