import { JobDescription, MONTHS } from '@rosetta/run-kit';

export const COSTS_JOB = {
  name: 'costs',
  description: 'Costs of a month, by application and product',
  period: MONTHS,
  schedule: '0 2 * * *',
} satisfies JobDescription;

/** In their order. */
export const FINOPS_JOBS: readonly JobDescription[] = [COSTS_JOB];
