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
import { createHttpClient } from '@rosetta/http-kit';
import { createMachineTokens } from '@rosetta/service-kit';
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
const createReferentielClient = ({
  config,
  lifecycle,
  logger,
}: ClientDependencies) => {
  const { id, audience } = PORTAL_CALLER;
  const { baseUrl, issuer, machineKey } = readSearchConfig(config, audience);
  if (!machineKey) {
    logger.warn(
      'Search will not find applications: rosetta.identity.machineKey is not set',
    );
    return undefined;
  }
  const tokenFor = createMachineTokens({
    key: machineKey,
    issuer,
    subject: id,
  });
  const client = createHttpClient({
    name: audience,
    baseUrl,
    token: () => tokenFor(audience),
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
        const client = createReferentielClient({ config, logger, ...deps });
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
