export {
  createAttribution,
  type Attribution,
  type Owner,
} from './attribution/attribution';
export {
  DeliveryReadModel,
  type DeliveryDay,
  type KnownApplication,
  type PublishedDays,
} from './deployments/DeliveryReadModel';
export { DeploymentDifferenceReadModel } from './deployments/DeploymentDifferenceReadModel';
export {
  DeploymentReadModel,
  type DeploymentPosition,
} from './deployments/DeploymentReadModel';
export {
  DeploymentStore,
  type DeploymentFact,
} from './deployments/DeploymentStore';
export type { DeploymentFilters } from './deployments/deploymentFilters';
export { isProduction } from './environments/environment';
export {
  LandedEnvironmentStore,
  type EnvironmentTiers,
} from './landed/LandedEnvironmentStore';
export { LandedRolloutStore } from './landed/LandedRolloutStore';
export { LandedStore, type LandedRow } from './landed/LandedStore';
export { MonitoringSection } from './config';
export { DEPLOYMENTS_JOB, MONITORING_JOBS } from './jobs';
export {
  LiveSourceStore,
  type LiveSourceSnapshot,
} from './live/LiveSourceStore';
export { migrateMonitoringMart } from './migrate';
export {
  DeploymentRunStore,
  type MartRun,
  type RunNames,
} from './runs/DeploymentRunStore';
