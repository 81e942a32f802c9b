export { formatCounts } from './runStages';
export { runTests } from './runTests';
export { STAGES } from './stages';
