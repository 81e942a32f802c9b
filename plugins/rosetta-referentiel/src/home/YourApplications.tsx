import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, listApplications } from '@rosetta/contracts/ref';
import {
  ApplicationLink,
  useOwnGroups,
} from '@rosetta/plugin-rosetta-core-react/application';
import {
  useMapped,
  useRouteItemsOf,
} from '@rosetta/plugin-rosetta-core-react/data';
import { LinkList, TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { byName } from '../applications/byName';
import { referentielTranslationRef } from '../translation';

const inOneList = (lists: readonly Application[][]) => byName(lists.flat());

/** The applications of one's groups. */
export const YourApplications = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const groups = useOwnGroups();
  const owned = useRouteItemsOf(
    listApplications,
    groups.map(group => ({ query: { group } })),
  );
  const state = useMapped(owned, inOneList);
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
