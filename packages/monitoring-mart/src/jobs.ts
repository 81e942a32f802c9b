import { DAYS, JobDescription } from '@rosetta/run-kit';

/** Names the queue of the domain's workers. */
export const MONITORING = 'monitoring';

export const DEPLOYMENTS_JOB = {
  name: 'deployments',
  description: 'Deployments of a day, by application',
  period: DAYS,
  schedule: '5 * * * *',
} satisfies JobDescription;

/** In their order. */
export const MONITORING_JOBS: readonly JobDescription[] = [DEPLOYMENTS_JOB];
