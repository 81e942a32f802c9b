export {
  AttributedDeploymentReadModel,
  type AttributedDeployment,
} from './attribution/AttributedDeploymentReadModel';
export {
  AttributedDeliveryReadModel,
  type AttributedDelivery,
} from './attribution/AttributedDeliveryReadModel';
export {
  AttributedIncidentReadModel,
  type AttributedIncident,
} from './attribution/AttributedIncidentReadModel';
export { AttributionUsageReadModel } from './attribution/AttributionUsageReadModel';
export {
  createAttribution,
  type Attribution,
  type Owner,
} from './attribution/attribution';
export { DeliveryInputReadModel } from './delivery/DeliveryInputReadModel';
export { DeliveryStore, type MergeRequestFact } from './delivery/DeliveryStore';
export {
  DeliveryReadModel,
  type KnownApplication,
  type PublishedDays,
} from './delivery/DeliveryReadModel';
export {
  DoraDeploymentReadModel,
  type Delivered,
} from './delivery/DoraDeploymentReadModel';
export { DoraIncidentReadModel } from './delivery/DoraIncidentReadModel';
export {
  DoraMergeRequestReadModel,
  type MergeRequestPosition,
} from './delivery/DoraMergeRequestReadModel';
export type { DoraKey, DoraScope } from './delivery/doraScope';
export {
  FrequencyReadModel,
  type DeliveryCadence,
  type DeliveryDay,
} from './delivery/FrequencyReadModel';
export {
  LeadTimeReadModel,
  type LeadTimes,
} from './delivery/LeadTimeReadModel';
export {
  StabilityReadModel,
  type Restoration,
  type Stability,
} from './delivery/StabilityReadModel';
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
export { GateDecisionStore } from './gate/GateDecisionStore';
export { RiskReadModel, type RiskFacts } from './executive/RiskReadModel';
export { IncidentMonthReadModel } from './executive/IncidentMonthReadModel';
export { ChangeDeploymentReadModel } from './incidents/ChangeDeploymentReadModel';
export { ChangeReadModel, type KnownChange } from './incidents/ChangeReadModel';
export {
  IncidentLinkStore,
  type IncidentOverride,
} from './incidents/IncidentLinkStore';
export {
  IncidentReadModel,
  type IncidentFilters,
  type IncidentPosition,
} from './incidents/IncidentReadModel';
export { IncidentRunStore } from './incidents/IncidentRunStore';
export { countUndecided } from './incidents/linkIncidents';
export {
  IncidentStore,
  type ChangeFact,
  type IncidentFact,
  type ProblemFact,
} from './incidents/IncidentStore';
export { ProblemReadModel } from './incidents/ProblemReadModel';
export { isProduction, ProductionRule } from './environments/environment';
export {
  SuspectReadModel,
  type SuspectChange,
  type SuspectDeployment,
} from './incidents/SuspectReadModel';
export { TimelineReadModel } from './incidents/TimelineReadModel';
export {
  LandedEnvironmentStore,
  type EnvironmentTiers,
} from './landed/LandedEnvironmentStore';
export {
  LandedMergeRequestStore,
  type LandedMergeRequest,
} from './landed/LandedMergeRequestStore';
export { LandedRolloutStore } from './landed/LandedRolloutStore';
export { LandedStore, type LandedRow } from './landed/LandedStore';
export { IncidentRules, MonitoringSection, RiskRules } from './config';
export {
  DELIVERY_JOB,
  DEPLOYMENTS_JOB,
  INCIDENTS_JOB,
  MONITORING_JOBS,
  SIGNALS_JOB,
  SLO_JOB,
} from './jobs';
export {
  LiveSignalStore,
  type LiveSignalHour,
  type LiveSignalPoll,
} from './live/LiveSignalStore';
export {
  LiveSourceStore,
  type LiveSourceSnapshot,
} from './live/LiveSourceStore';
export { MONITORING_SCHEMA, migrateMonitoringMart } from './migrate';
export {
  DeploymentRunStore,
  type MartRun,
  type RunNames,
} from './runs/DeploymentRunStore';
export {
  SignalReadModel,
  type SeriesKey,
  type SignalHour,
  type SignalMinutes,
} from './signals/SignalReadModel';
export {
  SignalStore,
  startOfHour,
  type HourRun,
  type SignalFact,
} from './signals/SignalStore';
export { monitoringAudit, MONITORING_AUDIT } from './audit/monitoringAudit';
export { isInMaintenance } from './maintenance/isInMaintenance';
export {
  MaintenanceStore,
  type MaintenanceSpan,
} from './maintenance/MaintenanceStore';
export {
  SourcePollReadModel,
  type SourcePolls,
} from './sources/SourcePollReadModel';
export {
  SourcePollStore,
  type SourcePollFact,
} from './sources/SourcePollStore';
export { BudgetPolicyStore } from './slo/BudgetPolicyStore';
export { followEpisodes, type Episode } from './slo/episodes';
export {
  BurnSeries,
  burnsAt,
  mergeBurnHours,
  toBurnHour,
  type BurnHour,
  type BurnRules,
} from './slo/burn';
export { budgetOf } from './slo/budget';
export { toHourUnits } from './slo/hourUnits';
export { indicatorOf, type SignalHourSeries } from './slo/indicators';
export { NO_SUMS, addSums, toSegments, type Sums } from './slo/segments';
export { SloAlertStore, type OpenEpisode } from './slo/SloAlertStore';
export { SloFactReadModel } from './slo/SloFactReadModel';
export { SloRunStore, type SloFact } from './slo/SloRunStore';
export { SloStatusStore } from './slo/SloStatusStore';
export { SloStore, type SloAt, type StoredSlo } from './slo/SloStore';
export { versionsAt } from './slo/versionsAt';
export { boundariesIn, windowAt } from './slo/windows';
