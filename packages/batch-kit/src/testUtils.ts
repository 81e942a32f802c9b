export { eventually } from './testing/eventually';
export { createProcessBench, type ProcessBench } from './testing/processBench';
