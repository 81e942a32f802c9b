import { LoggerService } from '@backstage/backend-plugin-api';
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

type Logout = Parameters<
  NonNullable<OAuthAuthenticator<Context, OidcAuthResult>['logout']>
>[0];

/**
 * A last ID token, which tells the provider whose session to end: without it, Keycloak
 * and Entra ID ask the person. Getting one may use the refresh token up, so the newer
 * one is what is left to revoke.
 */
const lastTokens = async ({ client }: Provider, refreshToken?: string) => {
  if (!refreshToken) return {};
  const tokens = await client.refresh(refreshToken).catch(() => undefined);
  return {
    idToken: tokens?.id_token,
    refreshToken: tokens?.refresh_token ?? refreshToken,
  };
};

/**
 * Backstage's OpenID Connect authenticator, and two things more: it survives a provider
 * that is away at start, and signing out of the portal signs out of the provider too, so
 * that the next person on this browser is asked who they are.
 */
export const createCompanyAuthenticator = (options: {
  returnTo: string;
  logger: LoggerService;
}): OAuthAuthenticator<Context, OidcAuthResult> => {
  /** @returns where the browser ends its session with the provider, if the provider has such a place */
  const endAtProvider = async (input: Logout, context: Context) => {
    const provider = await context.promise;
    const { idToken, refreshToken } = await lastTokens(
      provider,
      input.refreshToken,
    );
    await oidcAuthenticator.logout?.({ ...input, refreshToken }, context);
    if (!provider.client.issuer.metadata.end_session_endpoint) return undefined;
    return provider.client.endSessionUrl({
      id_token_hint: idToken,
      post_logout_redirect_uri: options.returnTo,
    });
  };
  return createOAuthAuthenticator({
    ...oidcAuthenticator,
    initialize: input =>
      askedAgainAfterFailure(() => oidcAuthenticator.initialize(input)),
    async logout(input, context) {
      try {
        return { logoutUrl: await endAtProvider(input, context) };
      } catch (error) {
        // The portal's own session ends all the same.
        options.logger.warn(
          'The provider did not end a session',
          error as Error,
        );
        return {};
      }
    },
  });
};
