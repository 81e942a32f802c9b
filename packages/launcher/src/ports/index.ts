export { freePort } from './freePort';
export { isFree } from './portCheck';
export { readPorts } from './ports';
export type { Ports } from './ports';
