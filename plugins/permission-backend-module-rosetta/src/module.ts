import { createBackendModule } from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import {
  AccessDirectory,
  accessServiceRef,
  rosettaAccessExtensionPoint,
} from '@rosetta/plugin-rosetta-node';
import { RosettaPolicy } from './RosettaPolicy';

/** Decides every permission of the portal by Rosetta's roles. */
export const permissionModuleRosetta = createBackendModule({
  pluginId: 'permission',
  moduleId: 'rosetta',
  register(reg) {
    const directories: AccessDirectory[] = [];
    reg.registerExtensionPoint(rosettaAccessExtensionPoint, {
      addDirectory: directory => directories.push(directory),
    });
    reg.registerInit({
      deps: { policy: policyExtensionPoint, access: accessServiceRef },
      async init({ policy, access }) {
        directories.forEach(directory => access.addDirectory(directory));
        policy.setPolicy(new RosettaPolicy(access));
      },
    });
  },
});
