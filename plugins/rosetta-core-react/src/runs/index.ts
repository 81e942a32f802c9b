export { LastRuns } from './LastRuns';
export type { RunsDomain } from './RunsDomain';
export { RunsRoutes } from './RunsRoutes';
