import { QueryClient } from '@tanstack/react-query';
import { IdentityApi, SessionState } from '@backstage/frontend-plugin-api';

/** Says when the person signs in or out; a `SessionApi` does. */
interface SessionStates {
  sessionState$(): {
    subscribe(onNext: (state: SessionState) => void): unknown;
  };
}

/**
 * What one person was answered is never shown to another: the cache is emptied when a
 * person signs out, and when somebody else has signed in, which another tab may have done
 * to the session that all tabs share.
 */
export const clearForOtherUser = (
  queryClient: QueryClient,
  authApi: SessionStates,
  identityApi: Pick<IdentityApi, 'getBackstageIdentity'>,
  page: Pick<EventTarget, 'addEventListener'> = document,
) => {
  let user: string | undefined;
  authApi.sessionState$().subscribe(state => {
    if (state === SessionState.SignedOut && user) queryClient.clear();
  });
  const checkUser = async () => {
    const { userEntityRef } = await identityApi.getBackstageIdentity();
    if (user && userEntityRef !== user) await queryClient.resetQueries();
    user = userEntityRef;
  };
  const check = () => {
    checkUser().catch(() => {
      // Nobody is signed in, or it can't be told: no request is answered then either.
    });
  };
  page.addEventListener('visibilitychange', check);
  check();
};
