import {
  OidcAuthResult,
  oidcAuthenticator,
} from '@backstage/plugin-auth-backend-module-oidc-provider';
import {
  OAuthAuthenticator,
  createOAuthAuthenticator,
} from '@backstage/plugin-auth-node';

type Context = ReturnType<typeof oidcAuthenticator.initialize>;
type Provider = Awaited<Context['promise']>;

/**
 * Backstage's authenticator asks the provider for its metadata once, at start. One that
 * was away then would stay unknown until the portal restarts: here, the next sign-in
 * asks again.
 */
export const askedAgainAfterFailure = (ask: () => Context): Context => {
  let failed = false;
  const watched = () => {
    const context = ask();
    context.promise.catch(() => {
      failed = true;
    });
    return context;
  };
  let latest = watched();
  return {
    ...latest,
    get promise() {
      if (failed) {
        failed = false;
        latest = watched();
      }
      return latest.promise;
    },
  };
};

/** Where the browser ends its session with the provider, if the provider has such a place. */
const endSessionUrl = (
  { client }: Provider,
  returnTo: string,
): string | undefined =>
  client.issuer.metadata.end_session_endpoint
    ? client.endSessionUrl({ post_logout_redirect_uri: returnTo })
    : undefined;

/**
 * Backstage's OpenID Connect authenticator, and two things more: it survives a provider
 * that is away at start, and signing out of the portal signs out of the provider too, so
 * that the next person on this browser is asked who they are.
 */
export const createCompanyAuthenticator = (options: {
  returnTo: string;
}): OAuthAuthenticator<Context, OidcAuthResult> =>
  createOAuthAuthenticator({
    ...oidcAuthenticator,
    initialize: input =>
      askedAgainAfterFailure(() => oidcAuthenticator.initialize(input)),
    async logout(input, context) {
      await oidcAuthenticator.logout?.(input, context);
      const logoutUrl = endSessionUrl(await context.promise, options.returnTo);
      return { logoutUrl };
    },
  });
