import { useCallback } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ApplicationLink,
  useOwnGroups,
} from '@rosetta/plugin-rosetta-core-react/application';
import { LinkList, TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import {
  Resource,
  useResource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielApiRef } from '../api/referentielApi';
import { referentielTranslationRef } from '../translation';

/** The applications of one's groups. */
export const YourApplications = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const referentiel = useApi(referentielApiRef);
  const groups = useOwnGroups();
  const state = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const owned = await Promise.all(
          groups.map(group => referentiel.applications({ group }, signal)),
        );
        return owned.flat().sort((a, b) => a.name.localeCompare(b.name));
      },
      [referentiel, groups],
    ),
  );
  return (
    <TitledCard title={t('home.title')}>
      <Resource state={state}>
        {applications =>
          applications.length ? (
            <Box sx={{ columns: '165px' }}>
              <LinkList>
                {applications.map(({ id, name }) => (
                  <li key={id}>
                    <ApplicationLink application={id}>{name}</ApplicationLink>
                  </li>
                ))}
              </LinkList>
            </Box>
          ) : (
            <Typography variant="body2">{t('home.none')}</Typography>
          )
        }
      </Resource>
    </TitledCard>
  );
};
