import { ReactNode } from 'react';
import { matchPath, useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { coreTranslationRef } from '../translation';
import { RequestAccess } from './RequestAccess';

/** What a person without a role sees: the way in, and their own settings. */
const OPEN = ['/', '/your-access', '/settings/*'];

/**
 * Every page needs a role, as every route behind it does; pages of other plugins would
 * show a failure where this explains how to get a role.
 */
export const NoRolePage = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { pathname } = useLocation();
  const { value: me } = useMe();
  const hasNoRole = me && !me.actions.includes('portal.read');
  if (!hasNoRole || OPEN.some(path => matchPath(path, pathname)))
    return <>{children}</>;
  return (
    <PageFrame title={t('access.closed')} line={t('access.closedLine')}>
      <RequestAccess me={me} />
    </PageFrame>
  );
};
