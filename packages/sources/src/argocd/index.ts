export { createArgoCdClient } from './createArgoCdClient';
export {
  argoCdApplications,
  readRollouts,
  type Rollout,
} from './datasets/applications';
export { argoCdPivot } from './pivot';
export { ArgoCdApplication, type ArgoCdChange } from './schemas';
export { argoCd } from './source';
export type { ArgoCdClient, WatchOptions } from './types';
