import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { startOrExit } from '../startOrExit';

/** Its server is open before the plugin fails: nothing else would end this process. */
const backend = createBackend();
// The real one has its keys in a database.
backend.add(mockServices.auth.factory());
backend.add(
  createBackendPlugin({
    pluginId: 'broken',
    register: env =>
      env.registerInit({
        deps: { httpRouter: coreServices.rootHttpRouter },
        async init() {
          throw new Error('the directory does not answer');
        },
      }),
  }),
);
startOrExit(backend);
