import { ReactNode } from 'react';
import Skeleton from '@mui/material/Skeleton';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Me } from '@rosetta/contracts/portal';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Mine, useMine } from '@rosetta/plugin-rosetta-core-react/home';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { RequestAccess } from '../access/RequestAccess';
import { coreTranslationRef } from '../translation';
import { HomeSkeleton } from './HomeSkeleton';
import { OwnCards } from './OwnCards';
import { Situation } from './Situation';
import { HomeParts } from './parts';
import { useGreeting } from './useGreeting';

/** How much is the reader's, and whose. */
const useLine = (mine: Mine | undefined): ReactNode => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { today, list } = useFormats();
  if (!mine) return <Skeleton width={320} sx={{ maxWidth: '100%' }} />;
  const on = today(new Date());
  const { applications, groups } = mine;
  if (!applications.length) return on;
  return t('home.line', {
    count: applications.length,
    groups: list(groups.map(({ name }) => name)),
    on,
  });
};

const hasRole = (me: Me | undefined) => Boolean(me?.roles.length);

/** The reader's situation: what is theirs, how it is, and what waits for them. */
export const HomePage = (parts: HomeParts) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const me = useMe();
  const mine = useMine(hasRole(me.value));
  const title = useGreeting();
  const line = useLine(mine.value);
  if (me.value && !hasRole(me.value))
    return (
      <PageFrame title={title} line={t('access.closedLine')}>
        <RequestAccess me={me.value} />
      </PageFrame>
    );
  return (
    <PageFrame title={title} line={line}>
      <Resource state={me} skeleton={<HomeSkeleton />}>
        {({ actions }) => (
          <>
            <Resource state={mine} skeleton={<HomeSkeleton />}>
              {known => <Situation mine={known} {...parts} />}
            </Resource>
            <OwnCards cards={parts.cards} actions={actions} />
          </>
        )}
      </Resource>
    </PageFrame>
  );
};
