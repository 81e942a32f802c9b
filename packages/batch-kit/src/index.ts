export * from './batch/Batch';
export { batchMain } from './batch/batchMain';
export { martBatchConfig } from './batch/martBatchConfig';
export { closingPart, martPart, rawStorePart } from './batch/parts';
export * from './batch/Period';
export type { Selection } from './batch/periods';
export { runBatch, type RunBatchOptions } from './batch/runBatch';
export { createWorker, type Worker, type WorkerOptions } from './createWorker';
export { InputsMovedError, isTransient } from './errors';
export * from './job';
export { registerRunMetrics } from './metrics';
export { migrateBatchKit } from './migrate';
export type { Schedule } from './queue/schedules';
export { runOnce, type RunOnceOptions } from './runOnce';
export type { CompareRuns, RunDifferences } from './runs/compareRuns';
export type { Publication, PublicationStore } from './runs/PublicationStore';
export { hasEnded, type RunNews } from './runs/RunFeed';
export type { RunFilter } from './runs/RunReadModel';
export { RunService, type RunRequest } from './runs/RunService';
export { serveRuns } from './serveRuns';
export {
  martServiceConfig,
  serveMart,
  type MartServiceOptions,
  type MartServiceTools,
} from './service/serveMart';
