export { LastRuns } from './LastRuns';
export type { RunsDomain } from './RunsDomain';
export { PeriodField } from './PeriodField';
export { periodLabel } from './periodKinds';
export { RunStateChip } from './RunStateChip';
export { RunsRoutes } from './RunsRoutes';
