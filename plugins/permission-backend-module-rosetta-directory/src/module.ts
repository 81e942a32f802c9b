import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { createHttpClient } from '@rosetta/http-kit';
import { rosettaAccessExtensionPoint } from '@rosetta/plugin-rosetta-node';
import { HttpDirectory } from './HttpDirectory';
import { readDirectoryConfig } from './readDirectoryConfig';

/** Roles from the company's access directory, where one is configured. */
export const permissionModuleRosettaDirectory = createBackendModule({
  pluginId: 'permission',
  moduleId: 'rosetta-directory',
  register(reg) {
    reg.registerInit({
      deps: {
        access: rosettaAccessExtensionPoint,
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
      },
      async init({ access, config, lifecycle }) {
        const directory = readDirectoryConfig(config);
        if (!directory) return;
        const { name, baseUrl, token, timeoutMs } = directory;
        const client = createHttpClient({
          name,
          baseUrl,
          timeoutMs,
          token: async () => token,
        });
        lifecycle.addShutdownHook(() => client.close());
        access.addDirectory(new HttpDirectory(client, directory));
      },
    });
  },
});
