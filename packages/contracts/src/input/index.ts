export { plainWords } from './plainWords';
export { readInput } from './readInput';
