export { readDemoMode as begunWithDemo } from './demoMode';
export { platformComponents } from './components';
export { DEMO_MACHINES } from './demoMachines';
export { outOfSpace } from './diskSpace';
export { dropStores } from './dropStores';
export {
  newAuditKey,
  newCheckpointKey,
  newMachineKey,
  newPassword,
  publicKey,
} from './newKeys';
export { openPlatform } from './openPlatform';
export type { Platform, StartOptions } from './openPlatform';
export { existingSecrets, readSecrets } from './secrets';
export type { Secrets } from './secrets';
export { startConfig } from './startConfig';
export { platformTasks } from './tasks';
