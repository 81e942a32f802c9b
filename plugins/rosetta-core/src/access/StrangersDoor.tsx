import { ReactNode } from 'react';
import { matchPath, useLocation } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useMe } from '@rosetta/plugin-rosetta-core-react/access';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { coreTranslationRef } from '../translation';
import { WhatToAskFor } from './WhatToAskFor';

/** What a person without a role sees: the way in, and their own settings. */
const OPEN = ['/', '/your-access', '/settings/*'];

/**
 * Every page needs a role, as every route behind it does; pages of other plugins would
 * show a failure where this says what to ask for.
 */
export const StrangersDoor = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslationRef(coreTranslationRef);
  const { pathname } = useLocation();
  const { value: me } = useMe();
  const isStranger = me && !me.actions.includes('portal.read');
  if (!isStranger || OPEN.some(path => matchPath(path, pathname)))
    return <>{children}</>;
  return (
    <PageFrame title={t('access.closed')} line={t('access.closedLine')}>
      <WhatToAskFor me={me} />
    </PageFrame>
  );
};
