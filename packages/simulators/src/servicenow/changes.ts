import { serviceNowCi } from '../company';
import { hexDigest, Random, seeded } from '../world/random';
import { Deployment, Instant, Service } from '../world/types';
import { World } from '../world/World';
import {
  DAY,
  HOUR,
  isoDay,
  MINUTE,
  startOfDay,
  workingMoment,
} from '../world/workingTime';
import {
  choice,
  EMPTY,
  instant,
  lastOf,
  planned,
  reference,
  Row,
  text,
} from './cells';

type Kind = 'standard' | 'normal' | 'emergency';

/** A change as it was agreed, and what it does. */
export interface Change {
  id: string;
  number: string;
  service: Service;
  kind: Kind;
  title: string;
  risk: 2 | 3 | 4;
  createdAt: Instant;
  plannedStart: Instant;
  plannedEnd: Instant;
  startedAt: Instant;
  endedAt: Instant;
  deployment?: Deployment;
}

const QUARTER = 15 * MINUTE;
/** Deployments that nobody asked a change for. */
const WITHOUT_CHANGE = 0.12;
/** Of a service on a day: changes of something else than its code. */
const OTHER_CHANGES = 0.012;
const OTHER_TITLES = [
  'Renew certificates',
  'Resize the database',
  'Patch the operating system',
  'Rotate credentials',
];
const RISKS = { 2: 'High', 3: 'Moderate', 4: 'Low' };

const kindOf = ({ rollback }: Deployment, random: Random): Kind => {
  if (rollback || random.chance(0.04)) return 'emergency';
  return random.chance(0.6) ? 'standard' : 'normal';
};

const numberOf = (at: Instant, id: string) =>
  `CHG${String(Math.floor(at / HOUR) % 10_000_000).padStart(6, '0')}${parseInt(id.slice(0, 2), 16) % 10}`; // prettier-ignore

/** The change that a deployment to production was agreed with; undefined where there was none. */
export const changeOf = (
  service: Service,
  deployment: Deployment,
): Change | undefined => {
  const random = seeded('change', service.id, deployment.id);
  if (!deployment.pipeline || random.chance(WITHOUT_CHANGE)) return undefined;
  const kind = kindOf(deployment, random);
  const id = hexDigest(`change ${service.id} ${deployment.id}`, 32);
  const plannedStart = Math.floor(deployment.startedAt / QUARTER) * QUARTER;
  const lead = kind === 'emergency' ? 20 * MINUTE : random.between(1, 5) * DAY;
  return {
    id,
    number: numberOf(plannedStart, id),
    service,
    kind,
    title: `Deploy ${service.name}: ${deployment.commit.title}`,
    risk: random.pick([4, 4, 3, 2] as const),
    createdAt: plannedStart - lead,
    plannedStart,
    plannedEnd: plannedStart + 4 * QUARTER,
    startedAt: deployment.startedAt,
    endedAt: deployment.finishedAt,
    deployment,
  };
};

/** Of something else than code, always the same of a day. */
const otherChanges = (service: Service, day: Instant): Change[] => {
  const random = seeded('other change', service.id, isoDay(day));
  if (!random.chance(OTHER_CHANGES)) return [];
  const id = hexDigest(`other change ${service.id} ${day}`, 32);
  const at = Math.floor(workingMoment(day, random) / QUARTER) * QUARTER;
  return [
    {
      id,
      number: numberOf(at, id),
      service,
      kind: 'normal',
      title: `${random.pick(OTHER_TITLES)} of ${service.name}`,
      risk: 3,
      createdAt: at - 4 * DAY,
      plannedStart: at,
      plannedEnd: at + 8 * QUARTER,
      startedAt: at + 5 * MINUTE,
      endedAt: at + random.between(20, 100) * MINUTE,
    },
  ];
};

/** What was agreed so far; some of it is planned for days to come. */
export const listChanges = (world: World): Change[] => {
  const now = world.now();
  const days = Array.from({ length: 100 }, (_, index) => startOfDay(now) + (index - 90) * DAY); // prettier-ignore
  return world.services
    .flatMap(service => [
      ...world
        .schedule(service, 'production')
        .flatMap(deployment => changeOf(service, deployment) ?? []),
      ...days.flatMap(day => otherChanges(service, day)),
    ])
    .filter(({ createdAt }) => createdAt <= now);
};

const stateOf = ({ startedAt, endedAt }: Change, now: Instant) => {
  if (now < startedAt) return choice('-2', 'Scheduled');
  if (now < endedAt) return choice('-1', 'Implement');
  return now < endedAt + 2 * HOUR ? choice('0', 'Review') : choice('3', 'Closed'); // prettier-ignore
};

/** What it says it deploys, as Rosetta calls it. */
const correlationOf = ({ deployment, service }: Change) =>
  deployment && service.project
    ? text(`gitlab:${service.project.path}:${deployment.id}`)
    : EMPTY;

export const changeRow = (change: Change, now: Instant): Row => {
  const { id, service, kind, createdAt, startedAt, endedAt } = change;
  const updatedAt = lastOf(now, createdAt, startedAt, endedAt, endedAt + 2 * HOUR); // prettier-ignore
  return {
    sys_id: id,
    updatedAt,
    hidden: false,
    cells: {
      sys_id: text(id),
      number: text(change.number),
      short_description: text(change.title),
      type: choice(kind, kind[0].toUpperCase() + kind.slice(1)),
      state: stateOf(change, now),
      risk: choice(`${change.risk}`, RISKS[change.risk]),
      cmdb_ci: reference('cmdb_ci', serviceNowCi(service), service.name),
      start_date: planned(change.plannedStart),
      end_date: planned(change.plannedEnd),
      work_start: instant(startedAt, now),
      work_end: instant(endedAt, now),
      opened_at: instant(createdAt, now),
      sys_created_on: instant(createdAt, now),
      sys_updated_on: instant(updatedAt, now),
      correlation_id: correlationOf(change),
    },
  };
};
