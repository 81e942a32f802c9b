export type { RunsDomain } from './RunsDomain';
export { RunsRoutes } from './RunsRoutes';
