export { batch } from './batch';
