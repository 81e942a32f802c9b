export { formatCounts } from './format';
export { runTests } from './runTests';
export type { TestResult } from './runTests';
export type { TestOptions } from './selection/selectStages';
export { STAGES } from './stages';
