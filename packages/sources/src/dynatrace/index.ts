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
export { hourOfSlot } from './datasets/splitSeries';
export { toMinutes } from './datasets/toMinutes';
export { typeOf } from './entitySelector';
export { GOLDEN_METRICS } from './goldenMetrics';
export { readMinutes, type MinutesAnswer } from './readMinutes';
export {
  DynatraceEntity,
  DynatraceProblemRecord,
  DynatraceSlo,
} from './schemas';
export { dynatrace } from './source';
export type { DynatraceClient, MetricsQuery, ProblemsQuery } from './types';
