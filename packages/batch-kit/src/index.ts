export {
  batchConfig,
  closeBatch,
  defineBatch,
  type Batch,
  type BatchDefinition,
  type BatchTools,
} from './batch/Batch';
export { batchMain } from './batch/batchMain';
export { openMartBatch } from './batch/openMartBatch';
export type { Selection } from './batch/selection';
export { runBatch, type JobRuns, type RunBatchOptions } from './batch/runBatch';
export { createWorker, type Worker, type WorkerOptions } from './createWorker';
export { InputsChangedError, isTransient } from './errors';
export * from './job';
export type { Schedule } from './queue/schedules';
export { runOnce, type RunOnceOptions } from './runOnce';
