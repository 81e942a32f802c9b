import { DAYS, JobDescription, MONTHS } from '@rosetta/run-kit';

export const COSTS_JOB = {
  name: 'costs',
  description: 'Costs of a month, by application and product',
  period: MONTHS,
  schedule: '0 2 * * *',
} satisfies JobDescription;

export const ANOMALIES_JOB = {
  name: 'anomalies',
  description: 'Days whose cost is unusual, and what drove it',
  period: DAYS,
  schedule: '0 4 * * *',
  // Costs are published anew each night: what days are judged by is compared day by day instead of run by run.
  sources: [],
} satisfies JobDescription;

/** In their order. */
export const FINOPS_JOBS: readonly JobDescription[] = [
  COSTS_JOB,
  ANOMALIES_JOB,
];
