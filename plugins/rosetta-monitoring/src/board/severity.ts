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

const HEALTH_LEVEL = {
  Degraded: 'failing',
  Missing: 'failing',
  Progressing: 'underWay',
  Unknown: 'unknown',
  Suspended: 'off',
} satisfies Partial<Record<HealthStatus, Level>>;
const SYNC_LEVEL = {
  OutOfSync: 'differs',
  Unknown: 'unknown',
} satisfies Partial<Record<SyncStatus, Level>>;
const STATUS_LEVEL = {
  failed: 'differs',
  running: 'underWay',
  created: 'underWay',
  blocked: 'underWay',
  canceled: 'off',
  skipped: 'off',
} satisfies Partial<Record<DeploymentStatus, Level>>;

const isIn = <T extends object>(
  levels: T,
  value: string | null,
): value is keyof T & string => value !== null && value in levels;

const worstOf = (levels: readonly (Level | undefined)[]): Level =>
  LEVELS.find(level => levels.includes(level)) ?? 'healthy';

type State = Pick<LiveDeployment, 'health' | 'sync' | 'status'>;

const levelsOf = ({ health, sync, status }: State) => {
  if (health === null && sync === null && status === null)
    return ['unknown' as const];
  return [
    isIn(HEALTH_LEVEL, health) ? HEALTH_LEVEL[health] : undefined,
    isIn(SYNC_LEVEL, sync) ? SYNC_LEVEL[sync] : undefined,
    isIn(STATUS_LEVEL, status) ? STATUS_LEVEL[status] : undefined,
  ];
};

/** The worst that any of these deployments says. */
export const levelOf = (deployments: readonly State[]): Level =>
  worstOf(deployments.flatMap(levelsOf));

/** The first in this order that a deployment has, and that is not well. */
const firstTrouble = <T extends object>(
  order: readonly (string | null)[],
  levels: T,
  states: readonly (string | null)[],
) =>
  order
    .filter(value => isIn(levels, value))
    .find(value => states.includes(value));

/** What is not as it should be, of all sources, in their words: no word for what is well. */
export const troubleOf = (deployments: readonly State[]) => ({
  health: firstTrouble(HEALTH, HEALTH_LEVEL, deployments.map(each => each.health)), // prettier-ignore
  sync: firstTrouble(
    SYNC,
    SYNC_LEVEL,
    deployments.map(each => each.sync),
  ),
  status: firstTrouble(STATUS, STATUS_LEVEL, deployments.map(each => each.status)), // prettier-ignore
});

/** What somebody should look at: it does not run well, is not what it should be, or did not get there. */
export const needsAttention = (deployment: State) =>
  ['failing', 'differs'].includes(levelOf([deployment]));

/** How bad they are in all; the lowest is worst. */
export const rankOf = (deployments: readonly State[]) =>
  LEVELS.indexOf(levelOf(deployments));

/** By how bad it is in all; then by health, by sync, and by whether it got there. */
export const worstFirst = (a: LiveDeployment, b: LiveDeployment) =>
  rankOf([a]) - rankOf([b]) ||
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
