export { createCostJob, type CostJobOptions } from './costs/costJob';
export { finopsBatch } from './finopsBatch';
