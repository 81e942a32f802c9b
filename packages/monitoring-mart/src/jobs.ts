import { DAYS, JobDescription } from '@rosetta/run-kit';

export const DEPLOYMENTS_JOB = {
  name: 'deployments',
  description: 'Deployments of a day, by application',
  period: DAYS,
  schedule: '5 * * * *',
} satisfies JobDescription;

/** In their order. */
export const MONITORING_JOBS: readonly JobDescription[] = [DEPLOYMENTS_JOB];
