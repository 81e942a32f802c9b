export { freePort } from './freePort';
export { startTcpProxy } from './startTcpProxy';
export { waitUntil } from './waitUntil';
