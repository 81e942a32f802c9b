export { createProcessBench, type ProcessBench } from './testing/processBench';
