export {
  describeRefusedRecord,
  errorMessage,
  summarizeProblems,
} from './problems';
export { repeat, type Repeated } from './repeat';
export { SourceState, type StateListener } from './SourceState';
export {
  SourceItem,
  type SourceChange,
  type SourceWatch,
  type WatchContext,
} from './types';
