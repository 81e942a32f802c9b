export { plainWords } from './plainWords';
export { readInput } from './readInput';
export { unstorableIn } from './unstorableIn';
