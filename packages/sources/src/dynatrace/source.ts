import { defineSource } from '../defineSource';
import { DynatraceConfig } from './config';
import { createDynatraceClient } from './createDynatraceClient';
import { dynatraceMetrics } from './datasets/metrics';
import { dynatraceProblems } from './datasets/problems';
import { ingestDynatrace } from './ingest';

export const dynatrace = defineSource({
  name: 'dynatrace',
  title: 'Dynatrace',
  domain: 'monitoring',
  pivotTypes: ['dynatrace:entity'],
  datasets: [dynatraceMetrics, dynatraceProblems],
  config: DynatraceConfig,
  client: (config, options) => createDynatraceClient({ ...config, ...options }),
  land: ingestDynatrace,
  simulator: 'dynatrace',
});
