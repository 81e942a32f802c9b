export { createDynatraceClient } from './createDynatraceClient';
export {
  dynatraceMetrics,
  readMetricPoints,
  readMetricSeries,
  type MetricSeries,
} from './datasets/metrics';
export {
  dynatraceProblems,
  problemUrl,
  readDynatraceProblem,
  type DynatraceProblem,
} from './datasets/problems';
export { GOLDEN_METRICS } from './goldenMetrics';
export {
  DynatraceEntity,
  DynatraceProblemRecord,
  DynatraceSlo,
} from './schemas';
export { dynatrace } from './source';
export type { DynatraceClient, MetricsQuery, ProblemsQuery } from './types';
