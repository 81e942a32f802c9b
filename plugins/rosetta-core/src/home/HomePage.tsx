import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Me } from '@rosetta/contracts';
import {
  CardGrid,
  PageFrame,
  Resource,
  ResourceState,
  useMe,
} from '@rosetta/plugin-rosetta-core-react';
import { ActionList } from '../access/ActionList';
import { WhatToAskFor } from '../access/WhatToAskFor';
import { yourAccessRouteRef } from '../routes';
import { coreTranslationRef } from '../translation';
import { Places } from './Places';
import { useName } from './useName';

interface HomePageProps {
  /** What the domains put here, for those whom a role lets in. */
  cards: readonly { id: string; element: ReactNode }[];
}

const Heading = ({ children }: { children: ReactNode }) => (
  <Typography variant="h5" component="h2" sx={{ mt: 1, mb: 0 }}>
    {children}
  </Typography>
);

const WhatYouMay = ({ me }: { me: ResourceState<Me> }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const yourAccess = useRouteRef(yourAccessRouteRef);
  return (
    <Resource state={me}>
      {person =>
        person.roles.length ? (
          <Paper variant="outlined" sx={{ p: 2 }}>
            <ActionList actions={person.actions} />
            {yourAccess && (
              <Box mt={1.5}>
                <Link component={RouterLink} to={yourAccess()}>
                  {t('home.whyTheseRights')}
                </Link>
              </Box>
            )}
          </Paper>
        ) : (
          <WhatToAskFor me={person} />
        )
      }
    </Resource>
  );
};

/** Where a day starts: what needs a look, where to go, what one may do. */
export const HomePage = ({ cards }: HomePageProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const name = useName();
  const me = useMe();
  const hasRole = Boolean(me.value?.roles.length);
  return (
    <PageFrame
      title={name ? t('home.titleFor', { name }) : t('home.title')}
      line={t('home.line')}
    >
      <Stack gap={2}>
        {hasRole && (
          <CardGrid least={280} stretch={false}>
            {cards.map(({ id, element }) => (
              <div key={id}>{element}</div>
            ))}
          </CardGrid>
        )}
        {hasRole && (
          <>
            <Heading>{t('home.places')}</Heading>
            <Places />
          </>
        )}
        <Heading>{t('home.whatYouMay')}</Heading>
        <WhatYouMay me={me} />
      </Stack>
    </PageFrame>
  );
};
