import { useCallback } from 'react';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ApplicationLink,
  LinkList,
  Resource,
  useOwnGroups,
  useResource,
} from '@rosetta/plugin-rosetta-core-react';
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
    <Paper component="section" variant="outlined" sx={{ p: 2, height: '100%' }}>
      <Typography variant="body2" color="text.secondary" component="h2" mb={1}>
        {t('home.title')}
      </Typography>
      <Resource state={state}>
        {applications =>
          applications.length ? (
            <LinkList>
              {applications.map(({ id, name }) => (
                <li key={id}>
                  <ApplicationLink application={id}>{name}</ApplicationLink>
                </li>
              ))}
            </LinkList>
          ) : (
            <Typography>{t('home.none')}</Typography>
          )
        }
      </Resource>
    </Paper>
  );
};
