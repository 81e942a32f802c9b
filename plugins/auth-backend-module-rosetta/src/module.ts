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
import { refuseForeignReturn } from './refuseForeignReturn';

/** A sign-in continues when its event cannot be published: the event is for explanations only. */
const publishSignIn =
  (events: EventsService, logger: LoggerService) =>
  async (eventPayload: SignInEvent) =>
    events
      .publish({ topic: SIGN_IN_TOPIC, eventPayload })
      .catch(error => logger.warn('Sign-in event not published', error));

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
          factory: refuseForeignReturn(
            createOAuthProviderFactory({
              authenticator: createCompanyAuthenticator({
                returnTo,
                logger,
              }),
              signInResolver: createDirectoryUserResolver({
                signIn: readSignIn(config),
                onSignIn: publishSignIn(events, logger),
              }),
            }),
          ),
        });
      },
    });
  },
});
