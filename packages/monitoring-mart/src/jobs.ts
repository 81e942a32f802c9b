import { DAYS, HOURS, JobDescription } from '@rosetta/run-kit';

export const DEPLOYMENTS_JOB = {
  name: 'deployments',
  description: 'Deployments of a day, by application',
  period: DAYS,
  schedule: '5 * * * *',
  sources: ['gitlab', 'argocd'],
} satisfies JobDescription;

/** An incident is put down to a deployment, so it is scheduled after them; a day without any has no run to wait for. */
export const INCIDENTS_JOB = {
  name: 'incidents',
  description: 'Incidents, problems and changes of a day, by application',
  period: DAYS,
  schedule: '*/5 * * * *',
  sources: ['servicenow', 'dynatrace'],
} satisfies JobDescription;

export const SIGNALS_JOB = {
  name: 'signals',
  description: 'Latency, traffic, errors and saturation of an hour',
  period: HOURS,
  schedule: '*/5 * * * *',
  sources: ['dynatrace'],
} satisfies JobDescription;

export const SLO_JOB = {
  name: 'slo',
  description: 'Objectives of an hour: good and bad events and time slices',
  period: HOURS,
  schedule: '2-59/5 * * * *',
  reads: [SIGNALS_JOB.name],
} satisfies JobDescription;

export const DELIVERY_JOB = {
  name: 'delivery',
  description: 'What reached production on a day, and the merge requests of it',
  period: DAYS,
  schedule: '35 * * * *',
  reads: [DEPLOYMENTS_JOB.name],
  sources: [],
} satisfies JobDescription;

/** In their order. */
export const MONITORING_JOBS: readonly JobDescription[] = [
  DEPLOYMENTS_JOB,
  INCIDENTS_JOB,
  SIGNALS_JOB,
  SLO_JOB,
  DELIVERY_JOB,
];
