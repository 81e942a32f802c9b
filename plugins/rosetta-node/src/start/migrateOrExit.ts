import { DatabaseManager } from '@backstage/backend-defaults/database';
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import {
  DatabaseService,
  LifecycleService,
  LoggerService,
  RootConfigService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ConfigSources, StaticConfigSource } from '@backstage/config-loader';
import { migrateAlone } from './migrateAlone';

/** What is different from a portal that serves, wherever else it is configured. */
const OVERRIDES = {
  backend: {
    // The portal that serves may be on the same machine.
    listen: { host: '127.0.0.1', port: 0 },
    lifecycle: { serverShutdownDelay: { seconds: 0 } },
    database: { skipMigrations: false },
  },
};

const loadConfig = () =>
  ConfigSources.toConfig(
    ConfigSources.merge([
      ConfigSources.default({ watch: false }),
      StaticConfigSource.create({ context: 'migrate', data: OVERRIDES }),
    ]),
  );

const config = createServiceFactory({
  service: coreServices.rootConfig,
  deps: {},
  factory: loadConfig,
});

const ignoreNotFound = (error: Error) => {
  if (error.name !== 'NotFoundError') throw error;
};

/** Its tables are migrated and tasks registered, as ever; none runs: one that is cut off would stay locked for others. */
const scheduler = createServiceFactory({
  service: coreServices.scheduler,
  deps: {
    database: coreServices.database,
    httpRouter: coreServices.httpRouter,
    logger: coreServices.logger,
    metrics: metricsServiceRef,
    pluginMetadata: coreServices.pluginMetadata,
    rootLifecycle: coreServices.rootLifecycle,
  },
  async factory(deps) {
    const tasks = DefaultSchedulerService.create(deps);
    const schedule = tasks.scheduleTask.bind(tasks);
    tasks.scheduleTask = task =>
      schedule({ ...task, signal: AbortSignal.abort() });
    // Its tables are made when it is first asked for something, which plugins may do after they have started.
    await tasks.triggerTask('none').catch(ignoreNotFound);
    return tasks;
  },
});

/** Makes a backend one that migrates. */
export const migrationFeatures = [config, scheduler];

const silent: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

/** A connection beside those of the plugins, which end with the backend. */
const openDatabase = (values: RootConfigService): DatabaseService => {
  const lifecycle: LifecycleService = {
    addStartupHook() {},
    addShutdownHook() {},
  };
  return DatabaseManager.fromConfig(values).forPlugin('rosetta', {
    lifecycle,
    logger: silent,
  });
};

interface Backend {
  start(): Promise<unknown>;
  stop(): Promise<void>;
}

/**
 * The command `migrate` of the portal: Backstage's plugins migrate when they start, so that all are
 * started, one process at a time, and stopped. Ends the process: with 1 and the reason when one fails.
 */
export const migrateOrExit = async (backend: Backend) => {
  try {
    const values = await loadConfig();
    const db = await openDatabase(values).getClient();
    await migrateAlone(db, async () => {
      await backend.start();
      await backend.stop();
    });
    await db.destroy();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The portal cannot migrate. ${reason}\n`);
    process.exit(1);
  }
  process.exit(0);
};
