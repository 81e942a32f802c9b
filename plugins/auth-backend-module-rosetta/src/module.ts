import {
  LoggerService,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createOAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import { SIGN_IN_TOPIC, SignInEvent } from '@rosetta/plugin-rosetta-node';
import { createCompanyAuthenticator } from './companyAuthenticator';
import { createDirectoryUserResolver, readSignIn } from './directoryUser';

/** A sign-in goes on when nobody could be told of it: it is for explanations only. */
const tell =
  (events: EventsService, logger: LoggerService) =>
  async (eventPayload: SignInEvent) =>
    events
      .publish({ topic: SIGN_IN_TOPIC, eventPayload })
      .catch(error => logger.warn('A sign-in is not remembered', error));

/** Sign-in with the company's OpenID Connect provider, as the provider `oidc`. */
export const authModuleRosetta = createBackendModule({
  pluginId: 'auth',
  moduleId: 'rosetta',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        events: eventsServiceRef,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, events, logger, providers }) {
        const returnTo = config.getString('app.baseUrl');
        providers.registerProvider({
          providerId: 'oidc',
          factory: createOAuthProviderFactory({
            authenticator: createCompanyAuthenticator({
              returnTo,
              logger,
            }),
            signInResolver: createDirectoryUserResolver({
              signIn: readSignIn(config),
              onSignIn: tell(events, logger),
            }),
          }),
        });
      },
    });
  },
});
