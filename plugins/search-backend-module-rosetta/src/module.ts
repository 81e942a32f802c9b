import {
  LoggerService,
  RootConfigService,
  RootLifecycleService,
  SchedulerServiceTaskScheduleDefinition,
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import {
  DatabaseDocumentStore,
  PgSearchEngine,
} from '@backstage/plugin-search-backend-module-pg';
import {
  searchEngineRegistryExtensionPoint,
  searchIndexRegistryExtensionPoint,
} from '@backstage/plugin-search-backend-node/alpha';
import { PORTAL_CALLER } from '@rosetta/contracts/domains';
import { createReferentielClient } from '@rosetta/service-kit';
import { ApplicationCollatorFactory } from './ApplicationCollatorFactory';
import { readSearchConfig } from './readSearchConfig';
import { TitleFirstStore, passingTheTerm } from './TitleFirstStore';

const SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  initialDelay: { seconds: 20 },
  frequency: { minutes: 10 },
  timeout: { minutes: 3 },
};

interface ClientDependencies {
  config: RootConfigService;
  lifecycle: RootLifecycleService;
  logger: LoggerService;
}

/** Undefined where this portal has no key to call services with. */
const createClient = ({ config, lifecycle, logger }: ClientDependencies) => {
  const { identity, services } = readSearchConfig(config);
  const { machines, machineKey } = identity;
  if (!machineKey) {
    logger.warn(
      'Search will not find applications: rosetta.identity.machineKey is not set',
    );
    return undefined;
  }
  const client = createReferentielClient({
    caller: PORTAL_CALLER.id,
    identity: { machines, machineKey },
    services,
  });
  lifecycle.addShutdownHook(() => client.close());
  return client;
};

/** Search in PostgreSQL, names first, with the applications of the référentiel. */
export const searchModuleRosetta = createBackendModule({
  pluginId: 'search',
  moduleId: 'rosetta',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        database: coreServices.database,
        engines: searchEngineRegistryExtensionPoint,
        index: searchIndexRegistryExtensionPoint,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ config, database, engines, index, logger, ...deps }) {
        // Creates the tables; the store of this module reads them in its own order.
        await DatabaseDocumentStore.create(database);
        const store = new TitleFirstStore(await database.getClient());
        engines.setSearchEngine(
          passingTheTerm(new PgSearchEngine(store, config, logger)),
        );
        const client = createClient({ config, logger, ...deps });
        if (!client) return;
        const schedule = config.getOptionalConfig(
          'search.collators.applications.schedule',
        );
        index.addCollator({
          schedule: deps.scheduler.createScheduledTaskRunner(
            schedule
              ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
              : SCHEDULE,
          ),
          factory: new ApplicationCollatorFactory(client),
        });
      },
    });
  },
});
