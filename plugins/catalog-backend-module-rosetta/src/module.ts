import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { ContractApiProvider } from './ContractApiProvider';
import { LocalTextProcessor } from './LocalTextProcessor';

/** Rosetta's own entities, generated from its code. */
export const catalogModuleRosetta = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'rosetta',
  register(reg) {
    reg.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider(new ContractApiProvider());
        catalog.addProcessor(new LocalTextProcessor());
      },
    });
  },
});
