import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { migrateOrExit, migrationFeatures } from '../migrateOrExit';
import { startOrExit } from '../startOrExit';

/** As plugins of Backstage do: migrates its tables by knex unless it is told not to, then schedules something. */
const plugin = createBackendPlugin({
  pluginId: 'demo',
  register: env =>
    env.registerInit({
      deps: {
        database: coreServices.database,
        lifecycle: coreServices.lifecycle,
        scheduler: coreServices.scheduler,
        // What a portal has open.
        server: coreServices.rootHttpRouter,
      },
      async init({ database, lifecycle, scheduler }) {
        const db = await database.getClient();
        if (!database.migrations?.skip)
          await db.migrate.latest({ directory: process.env.DEMO_MIGRATIONS });
        await scheduler.scheduleTask({
          id: 'demo-task',
          scope: 'global',
          frequency: { minutes: 1 },
          timeout: { minutes: 1 },
          fn: async () => console.log('The task ran'),
        });
        lifecycle.addShutdownHook(() => console.log('The plugin stopped'));
      },
    }),
});

/** Would schedule something once the portal has started. */
const latePlugin = createBackendPlugin({
  pluginId: 'late',
  register: env =>
    env.registerInit({
      deps: { scheduler: coreServices.scheduler },
      async init() {},
    }),
});

const backend = createBackend();
// The real one has its keys in a database.
backend.add(mockServices.auth.factory());
const migrates = process.argv[2] === 'migrate';
if (migrates) migrationFeatures.forEach(feature => backend.add(feature));
backend.add(plugin);
backend.add(latePlugin);
if (migrates) migrateOrExit(backend);
else startOrExit(backend);
