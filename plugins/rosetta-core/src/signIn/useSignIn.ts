import { useCallback, useEffect, useState } from 'react';
import { UserIdentity } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { oidcAuthApiRef } from './oidcAuthApi';

interface Options {
  /** Only where a session is open: nobody is asked. */
  optional?: true;
  instantPopup?: true;
}

export interface SignIn {
  /** There is no open session: the person is asked. */
  isAsked: boolean;
  /** Why the last attempt failed. */
  error?: string;
  signIn(): void;
}

/**
 * Signing in with the company's account: at once where a session is open, else when the
 * person asks for it. The browser then goes to the identity provider and comes back here.
 */
export const useSignIn = (
  onSignInSuccess: SignInPageProps['onSignInSuccess'],
): SignIn => {
  const authApi = useApi(oidcAuthApiRef);
  /** Known only once the session was looked for: a page that flashes by says nothing. */
  const [isAsked, setAsked] = useState(false);
  // The provider sends those back whom it does not let in, with the reason.
  const [error, setError] = useState(
    () => new URLSearchParams(window.location.search).get('error') ?? undefined,
  );

  const enter = useCallback(
    async (options: Options) => {
      try {
        const answer = await authApi.getBackstageIdentity(options);
        if (!answer) return setAsked(true);
        return onSignInSuccess(
          UserIdentity.create({
            identity: answer.identity,
            authApi,
            profile: await authApi.getProfile(),
          }),
        );
      } catch (cause) {
        // A window that the person closed is no failure.
        if ((cause as Error).name !== 'PopupRejectedError')
          setError((cause as Error).message);
        return setAsked(true);
      }
    },
    [authApi, onSignInSuccess],
  );

  useEffect(() => {
    enter({ optional: true });
  }, [enter]);

  return { isAsked, error, signIn: () => enter({ instantPopup: true }) };
};
