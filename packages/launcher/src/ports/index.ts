export { freePort } from './freePort';
export { freePortOffset } from './freePortOffset';
export { isFree } from './portCheck';
export { readPorts } from './ports';
export type { Ports } from './ports';
