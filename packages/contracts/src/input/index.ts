export { readInput } from './readInput';
