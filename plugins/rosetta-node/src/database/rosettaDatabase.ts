import { DatabaseManager } from '@backstage/backend-defaults/database';
import {
  DatabaseService,
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/** Whose database it is, whoever uses it. */
const PLUGIN = 'rosetta';

/**
 * The database of plugin `rosetta`, for modules of Backstage's plugins: a module's own one would be that
 * of the plugin it extends.
 */
export const rosettaDatabaseServiceRef = createServiceRef<DatabaseService>({
  id: 'rosetta.database',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        rootLifecycle: coreServices.rootLifecycle,
        rootLogger: coreServices.rootLogger,
      },
      // With the root's lifecycle, which ends its connections.
      factory: ({ config, rootLifecycle, rootLogger, ...plugin }) =>
        DatabaseManager.fromConfig(config, {
          rootLifecycle,
          rootLogger,
        }).forPlugin(PLUGIN, plugin),
    }),
});
