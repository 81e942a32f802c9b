import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  accessServiceRef,
  createRoleCheck,
  endedSignInsServiceRef,
  signedInServiceRef,
} from '@rosetta/plugin-rosetta-node';
import { authorizeUpgrades } from './authorizeUpgrades';

/** Restricts signals to people with a role. */
export const signalsModuleRosetta = createBackendModule({
  pluginId: 'signals',
  moduleId: 'rosetta',
  register(reg) {
    reg.registerInit({
      deps: {
        access: accessServiceRef,
        auth: coreServices.auth,
        ended: endedSignInsServiceRef,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
        signedIn: signedInServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ auth, httpRouter, logger, ...deps }) {
        const checkRole = createRoleCheck({ pluginId: 'signals', ...deps });
        const authorize = async (token?: string) => {
          if (!token) throw new AuthenticationError('Missing credentials');
          const credentials = await auth.authenticate(token);
          if (!auth.isPrincipal(credentials, 'user'))
            throw new NotAllowedError('Signals are for people');
          await checkRole(credentials);
        };
        // A module starts before its plugin, which adds its routes then.
        authorizeUpgrades(httpRouter, {
          authorize: ({ headers }) =>
            authorize(headers['sec-websocket-protocol']),
          logger,
        });
      },
    });
  },
});
