import { Suspense, lazy } from 'react';
import { Progress } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { useSignIn } from './useSignIn';

const SignInScreen = lazy(() =>
  import('./SignInScreen').then(m => ({ default: m.SignInScreen })),
);

/**
 * Lets somebody in at once who has an open session, as nearly everybody has who opens a page:
 * the code of the screen that asks is loaded for the others only.
 */
export const CompanySignIn = ({ onSignInSuccess }: SignInPageProps) => {
  const { isAsked, ...signIn } = useSignIn(onSignInSuccess);
  if (!isAsked) return <Progress />;
  return (
    <Suspense fallback={<Progress />}>
      <SignInScreen {...signIn} />
    </Suspense>
  );
};
