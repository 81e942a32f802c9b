import {
  LoggerService,
  RootLifecycleService,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { PORTAL_CALLER } from '@rosetta/contracts/domains';
import { rosettaDatabaseServiceRef } from '@rosetta/plugin-rosetta-node';
import { createReferentielClient } from '@rosetta/service-kit';
import { ComponentProcessor } from './ComponentProcessor';
import { ContractApiProvider } from './ContractApiProvider';
import { LocalTextProcessor } from './LocalTextProcessor';
import { openCatalogEvents } from './outbox/openCatalogEvents';
import { PivotCache } from './pivots/PivotCache';
import { CatalogConfig, readCatalogConfig } from './readCatalogConfig';

interface ClientOptions extends Pick<CatalogConfig, 'identity' | 'services'> {
  logger: LoggerService;
  rootLifecycle: RootLifecycleService;
}

/** Undefined where this portal has no key to call services with. */
const createClient = ({
  identity: { machines, machineKey },
  services,
  logger,
  rootLifecycle,
}: ClientOptions) => {
  if (!machineKey) {
    logger.warn(
      'Components are not published to the référentiel: rosetta.identity.machineKey is not set',
    );
    return undefined;
  }
  const client = createReferentielClient({
    caller: PORTAL_CALLER.id,
    identity: { machines, machineKey },
    services,
  });
  rootLifecycle.addShutdownHook(() => client.close());
  return client;
};

/** Rosetta's own entities, and the exchange of components and pivots with the référentiel. */
export const catalogModuleRosetta = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'rosetta',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: rosettaDatabaseServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
      },
      async init({ config, processing, ...deps }) {
        const { catalog, ...called } = readCatalogConfig(config);
        const { rules, syncSeconds } = catalog;
        const client = createClient({ ...called, ...deps });
        const pivots = client && new PivotCache(client, deps.logger);
        processing.addEntityProvider(new ContractApiProvider());
        processing.addProcessor(new LocalTextProcessor());
        processing.addProcessor(new ComponentProcessor(rules, pivots));
        if (client && pivots)
          await openCatalogEvents({ ...deps, client, pivots, rules, syncSeconds }); // prettier-ignore
      },
    });
  },
});
