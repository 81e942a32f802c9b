export {
  assertPeriod,
  Jobs,
  type JobDescription,
  type ReadPeriod,
} from './jobs/JobDescription';
export {
  schedulingConfig,
  withSchedules,
  type Scheduling,
} from './jobs/scheduling';
export { nextTimes } from './jobs/nextTimes';
export { martSchema, migrateRunKit } from './migrate';
export * from './periods/Period';
export { assertWithinBounds } from './periods/assertWithinBounds';
export { periodsOf } from './periods/periodsOf';
export { resolveDays } from './periods/resolveDays';
export { openBoss } from './queue/boss';
export { RunQueue, scheduleQueueOf } from './queue/RunQueue';
export {
  readTwoRuns,
  type CompareRuns,
  type CompareRunsByJob,
  type RunDifferences,
} from './runs/compareRuns';
export { lastRead } from './runs/lastRead';
export { listWorkers, type WorkerInfo } from './runs/listWorkers';
export { PublicationStore, type Publication } from './runs/PublicationStore';
export { appendRunEvent, type NewRunEvent } from './runs/runEvents';
export type { RunNews } from './runs/RunFeed';
export type { RunCounts, RunFilter, RunRange } from './runs/RunReadModel';
export type { RunRow } from './runs/rows';
export {
  RunService,
  type RunRequest,
  type RunServiceOptions,
} from './runs/RunService';
export type { Inputs, RunIdentity } from './runs/types';
export { WatermarkStore } from './runs/WatermarkStore';
export {
  closableDependency,
  martDependency,
  type MartSchema,
} from './service/dependencies';
export { registerRunMetrics } from './service/registerRunMetrics';
export {
  martServiceConfig,
  openMart,
  type MartOptions,
  type MartServiceTools,
} from './service/openMart';
export { serveRuns } from './service/serveRuns';
