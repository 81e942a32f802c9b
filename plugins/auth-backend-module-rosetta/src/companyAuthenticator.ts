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
 * Backstage's authenticator fetches the provider's metadata once, at start. If that fails, no
 * sign-in would work until the portal restarts: here, the next sign-in fetches it again.
 */
export const retryAfterFailure = (initialize: () => Context): Context => {
  let failed = false;
  const attempt = () => {
    const context = initialize();
    context.promise.catch(() => {
      failed = true;
    });
    return context;
  };
  let latest = attempt();
  return {
    ...latest,
    get promise() {
      if (failed) {
        failed = false;
        latest = attempt();
      }
      return latest.promise;
    },
  };
};

type Logout = Parameters<
  NonNullable<OAuthAuthenticator<Context, OidcAuthResult>['logout']>
>[0];

/**
 * A fresh ID token, which tells the provider whose session to end: without it, Keycloak and
 * Entra ID ask the person. Fetching it may consume the refresh token, so the new one is revoked.
 */
const refreshTokens = async ({ client }: Provider, refreshToken?: string) => {
  if (!refreshToken) return {};
  const tokens = await client.refresh(refreshToken).catch(() => undefined);
  return {
    idToken: tokens?.id_token,
    refreshToken: tokens?.refresh_token ?? refreshToken,
  };
};

/**
 * Backstage's OpenID Connect authenticator with two additions: it survives a provider that is
 * unreachable at start, and signing out of the portal also signs out of the provider, so that the
 * next person on this browser has to sign in.
 */
export const createCompanyAuthenticator = (options: {
  returnTo: string;
  logger: LoggerService;
}): OAuthAuthenticator<Context, OidcAuthResult> => {
  /** @returns the URL where the browser ends its session with the provider, if the provider has one */
  const endProviderSession = async (input: Logout, context: Context) => {
    const provider = await context.promise;
    const { idToken, refreshToken } = await refreshTokens(
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
      retryAfterFailure(() => oidcAuthenticator.initialize(input)),
    async logout(input, context) {
      try {
        return { logoutUrl: await endProviderSession(input, context) };
      } catch (error) {
        // The portal's own session ends all the same.
        options.logger.warn('Provider sign-out failed', error as Error);
        return {};
      }
    },
  });
};
