import { OAuth2 } from '@backstage/core-app-api';
import {
  ApiBlueprint,
  BackstageIdentityApi,
  OAuthApi,
  OpenIdConnectApi,
  ProfileInfoApi,
  SessionApi,
  configApiRef,
  createApiRef,
  discoveryApiRef,
  oauthRequestApiRef,
} from '@backstage/frontend-plugin-api';
import { endingSignIns } from './endingSignIns';

/** Sign-in with the company's OpenID Connect provider. */
export const oidcAuthApiRef = createApiRef<
  OAuthApi &
    OpenIdConnectApi &
    ProfileInfoApi &
    BackstageIdentityApi &
    SessionApi
>().with({ id: 'core.auth.oidc', pluginId: 'app' });

export const oidcAuthApi = ApiBlueprint.make({
  name: 'oidc-auth',
  params: defineParams =>
    defineParams({
      api: oidcAuthApiRef,
      deps: {
        configApi: configApiRef,
        discoveryApi: discoveryApiRef,
        oauthRequestApi: oauthRequestApiRef,
      },
      factory: deps =>
        endingSignIns(
          OAuth2.create({
            ...deps,
            environment: deps.configApi.getOptionalString('auth.environment'),
            provider: { id: 'oidc', title: 'OpenID Connect', icon: () => null },
            defaultScopes: ['openid', 'profile', 'email'],
          }),
          deps.discoveryApi,
        ),
    }),
});
