export { FinopsBatchConfig } from './config';
export { createCostJob, type CostJobOptions } from './costs/costJob';
export { focusDataset } from './focus';
export {
  openCostBatch,
  type CostBatch,
  type CostBatchOptions,
} from './openCostBatch';
export {
  selectPeriods,
  unpublishedPeriods,
  type Selection,
} from './run/periods';
export { runCosts, type RunCostsOptions } from './run/runCosts';
