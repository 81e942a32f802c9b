export { freePort } from './freePort';
export { waitUntil } from './waitUntil';
