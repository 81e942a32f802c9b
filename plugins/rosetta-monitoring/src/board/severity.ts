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

/** How a deployment is in all, the worst first: one sign for each. */
export const LEVELS = [
  'failing',
  'differs',
  'underWay',
  'unknown',
  'off',
  'healthy',
] as const;
export type Level = (typeof LEVELS)[number];

const HEALTH_LEVEL: Partial<Record<HealthStatus, Level>> = {
  Degraded: 'failing',
  Missing: 'failing',
  Progressing: 'underWay',
  Unknown: 'unknown',
  Suspended: 'off',
};
const SYNC_LEVEL: Partial<Record<SyncStatus, Level>> = {
  OutOfSync: 'differs',
  Unknown: 'unknown',
};
const STATUS_LEVEL: Partial<Record<DeploymentStatus, Level>> = {
  failed: 'differs',
  running: 'underWay',
  created: 'underWay',
  blocked: 'underWay',
  canceled: 'off',
  skipped: 'off',
};

const worstOf = (levels: readonly (Level | undefined)[]): Level =>
  LEVELS.find(level => levels.includes(level)) ?? 'healthy';

type State = Pick<LiveDeployment, 'health' | 'sync' | 'status'>;

const levelsOf = ({ health, sync, status }: State) => {
  if (health === null && sync === null && status === null)
    return ['unknown' as const];
  return [
    health ? HEALTH_LEVEL[health] : undefined,
    sync ? SYNC_LEVEL[sync] : undefined,
    status ? STATUS_LEVEL[status] : undefined,
  ];
};

/** The worst that any of these deployments says. */
export const levelOf = (deployments: readonly State[]): Level =>
  worstOf(deployments.flatMap(levelsOf));

/** What is not as it should be, of all sources, in their words: no word for what is well. */
export const troubleOf = (deployments: readonly State[]) => {
  const found = {
    health: HEALTH.find(
      value =>
        value &&
        HEALTH_LEVEL[value] &&
        deployments.some(each => each.health === value),
    ),
    sync: SYNC.find(
      value =>
        value &&
        SYNC_LEVEL[value] &&
        deployments.some(each => each.sync === value),
    ),
    status: STATUS.find(
      value =>
        value &&
        STATUS_LEVEL[value] &&
        deployments.some(each => each.status === value),
    ),
  };
  return found;
};

/** What somebody should look at: it does not run well, is not what it should be, or did not get there. */
export const needsAttention = (deployment: State) =>
  ['failing', 'differs'].includes(levelOf([deployment]));

const rankOf = (deployment: State) => LEVELS.indexOf(levelOf([deployment]));

/** By how bad it is in all; then by health, by sync, and by whether it got there. */
export const worstFirst = (a: LiveDeployment, b: LiveDeployment) =>
  rankOf(a) - rankOf(b) ||
  HEALTH.indexOf(a.health) - HEALTH.indexOf(b.health) ||
  SYNC.indexOf(a.sync) - SYNC.indexOf(b.sync) ||
  STATUS.indexOf(a.status) - STATUS.indexOf(b.status);

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
