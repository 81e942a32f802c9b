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
  type DeploymentAddress,
} from './deployments/DeploymentReadModel';
export {
  DeploymentStore,
  type DeploymentFact,
} from './deployments/DeploymentStore';
export type { DeploymentScope } from './deployments/scope';
export {
  argoCdEnvironment,
  isProduction,
  type ArgoCdPlace,
} from './environments/environment';
export { LiveSourceStore, type LiveSourceAnswer } from './live/LiveSourceStore';
export { migrateMonitoringMart, MONITORING_JOB } from './migrate';
export {
  DeploymentRunStore,
  type MartRun,
  type RunNames,
} from './runs/DeploymentRunStore';
export { LandingMarkStore } from './runs/LandingMarkStore';
