import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Me } from '@rosetta/contracts/portal';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { CardGrid, PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { ActionList } from '../access/ActionList';
import { RequestAccess } from '../access/RequestAccess';
import { yourAccessRouteRef } from '../routes';
import { coreTranslationRef } from '../translation';
import { PageLinks } from './PageLinks';
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

const YourPermissions = ({ me }: { me: Me }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const yourAccess = useRouteRef(yourAccessRouteRef);
  if (!me.roles.length) return <RequestAccess me={me} />;
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <ActionList actions={me.actions} />
      {yourAccess && (
        <Box mt={1.5}>
          <Link component={RouterLink} to={yourAccess()}>
            {t('home.yourAccess')}
          </Link>
        </Box>
      )}
    </Paper>
  );
};

const HomeSkeleton = ({ cards }: HomePageProps) => (
  <CardGrid least={280}>
    {cards.map(({ id }) => (
      <Skeleton key={id} variant="rounded" height={220} />
    ))}
  </CardGrid>
);

const Start = ({ cards }: HomePageProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  return (
    <>
      <CardGrid least={280}>
        {cards.map(({ id, element }) => (
          <div key={id}>{element}</div>
        ))}
      </CardGrid>
      <Heading>{t('home.pages')}</Heading>
      <PageLinks />
    </>
  );
};

/** Where a day starts: what needs attention, the pages of the portal, one's permissions. */
export const HomePage = ({ cards }: HomePageProps) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const name = useName();
  return (
    <PageFrame
      title={name ? t('home.titleFor', { name }) : t('home.title')}
      line={t('home.line')}
    >
      <Resource state={useMe()} skeleton={<HomeSkeleton cards={cards} />}>
        {me => (
          <>
            {me.roles.length > 0 && <Start cards={cards} />}
            <Heading>{t('home.permissions')}</Heading>
            <YourPermissions me={me} />
          </>
        )}
      </Resource>
    </PageFrame>
  );
};
