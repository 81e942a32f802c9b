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
import {
  SIGN_IN_TOPIC,
  SignInEvent,
  endedSignInsServiceRef,
  limitsServiceRef,
  refuseEndedTokens,
} from '@rosetta/plugin-rosetta-node';
import { createCompanyAuthenticator } from './companyAuthenticator';
import {
  createDirectoryUserResolver,
  readSignIn,
  userRefOf,
} from './directoryUser';
import { limitSignIn } from './limitSignIn';
import { protectAnswers } from './protectAnswers';
import { refuseForeignReturn } from './refuseForeignReturn';
import { createSessionSeal } from './sealSession';
import { withSessions } from './sessionAuthenticator';

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
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        ended: endedSignInsServiceRef,
        events: eventsServiceRef,
        httpRouter: coreServices.httpRouter,
        limits: limitsServiceRef,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({
        auth,
        config,
        ended,
        events,
        httpRouter,
        limits,
        logger,
        providers,
      }) {
        const returnTo = config.getString('app.baseUrl');
        const signIn = readSignIn(config);
        // A module starts before its plugin, whose routes come after this.
        httpRouter.use(protectAnswers);
        httpRouter.use(limitSignIn(limits.signIn));
        httpRouter.use(refuseEndedTokens(auth, ended));
        providers.registerProvider({
          providerId: 'oidc',
          factory: refuseForeignReturn(
            createOAuthProviderFactory({
              authenticator: withSessions(
                createCompanyAuthenticator({ returnTo, logger }),
                {
                  seal: createSessionSeal(
                    config.getString('auth.session.secret'),
                  ),
                  ended,
                  logger,
                  userOf: profile => userRefOf(profile, signIn),
                },
              ),
              signInResolver: createDirectoryUserResolver({
                signIn,
                onSignIn: publishSignIn(events, logger),
              }),
            }),
          ),
        });
      },
    });
  },
});
