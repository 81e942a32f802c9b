export { plainWords } from './plainWords';
export { describeProblems } from './problems';
export { readInput } from './readInput';
export { unstorableIn } from './unstorableIn';
