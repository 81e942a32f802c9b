import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { createCompanyAuthenticator } from './companyAuthenticator';
import { createDirectoryUserResolver, readSignIn } from './directoryUser';

/** Sign-in with the company's OpenID Connect provider, as the provider `oidc`. */
export const authModuleRosetta = createBackendModule({
  pluginId: 'auth',
  moduleId: 'rosetta',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.registerProvider({
          providerId: 'oidc',
          factory: createOAuthProviderFactory({
            authenticator: createCompanyAuthenticator({
              returnTo: config.getString('app.baseUrl'),
            }),
            signInResolver: createDirectoryUserResolver(readSignIn(config)),
          }),
        });
      },
    });
  },
});
