import {
  DeploymentStatus,
  HealthStatus,
  LiveDeployment,
  SyncStatus,
} from '@rosetta/contracts/monitoring';

/** The worst first; what a source does not know hides nothing that another one does. */
const HEALTH: readonly (HealthStatus | null)[] = [
  'Degraded',
  'Missing',
  'Unknown',
  'Progressing',
  'Suspended',
  'Healthy',
  null,
];
const SYNC: readonly (SyncStatus | null)[] = [
  'OutOfSync',
  'Unknown',
  'Synced',
  null,
];
const STATUS: readonly (DeploymentStatus | null)[] = [
  'failed',
  'blocked',
  'running',
  'created',
  'canceled',
  'skipped',
  'success',
  null,
];

/** By health, then by sync, then by whether it got there. */
export const worstFirst = (a: LiveDeployment, b: LiveDeployment) =>
  HEALTH.indexOf(a.health) - HEALTH.indexOf(b.health) ||
  SYNC.indexOf(a.sync) - SYNC.indexOf(b.sync) ||
  STATUS.indexOf(a.status) - STATUS.indexOf(b.status);

/** What Argo CD does not know GitLab may: whether it got there. */
export const worstStatus = (deployments: readonly LiveDeployment[]) =>
  STATUS.find(
    status => status && deployments.some(each => each.status === status),
  );

/** What another source says of the same revision is no other deployment. */
export const othersThan = (
  lead: LiveDeployment,
  deployments: readonly LiveDeployment[],
) =>
  deployments.filter(
    each =>
      each !== lead &&
      (each.source === lead.source || each.revision !== lead.revision),
  );
