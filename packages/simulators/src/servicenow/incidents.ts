import { serviceNowCi } from '../company';
import { displayIdOf } from '../dynatrace/problems';
import { hexDigest, seeded } from '../world/random';
import { Trouble } from '../world/Troubles';
import { Deployment, Instant, Service } from '../world/types';
import { World } from '../world/World';
import { DAY, HOUR, MINUTE } from '../world/workingTime';
import { choice, EMPTY, instant, lastOf, reference, Row, text } from './cells';
import { Change, changeOf } from './changes';

/** An incident, and how it went on. */
interface Incident {
  id: string;
  service: Service;
  title: string;
  priority: 1 | 2 | 3;
  openedAt: Instant;
  resolvedAt: Instant;
  causedBy?: Change;
  /** What monitoring calls the problem behind it. */
  problem?: string;
  parent?: Incident;
}

/** Successful deployments to production after which people complain. */
const COMPLAINTS = 0.05;
/** Incidents that an access rule hides: those of security. */
const HIDDEN = 0.02;
const PRIORITIES = { 1: '1 - Critical', 2: '2 - High', 3: '3 - Moderate' };
const TITLES = [
  'Totals are wrong',
  'Page stays empty',
  'Orders are not confirmed',
  'Very slow since this morning',
  'Export fails',
];

const idOf = (name: string) => hexDigest(`incident ${name}`, 32);

/** What people report some time after a deployment that seemed to go well. */
const complaintAbout = (
  service: Service,
  deployment: Deployment,
): Incident[] => {
  const random = seeded('complaint', service.id, deployment.id);
  if (deployment.outcome !== 'success' || !random.chance(COMPLAINTS)) return [];
  const openedAt = deployment.finishedAt + random.between(10, 110) * MINUTE;
  return [
    {
      id: idOf(`${service.id} ${deployment.id}`),
      service,
      title: `${service.name}: ${random.pick(TITLES)}`,
      priority: random.pick([1, 2, 2, 3] as const),
      openedAt,
      resolvedAt: openedAt + random.between(20, 400) * MINUTE,
      causedBy: random.chance(0.5) ? changeOf(service, deployment) : undefined,
    },
  ];
};

/** What monitoring opened; a machine that was short of something concerns people half of the time. */
const incidentOf = (trouble: Trouble): Incident[] => {
  const { id, service, kind, title, from, until, deployment } = trouble;
  const random = seeded('trouble', id);
  if (kind === 'saturation' && random.chance(0.5)) return [];
  const openedAt = kind === 'ordered' ? from : from + 3 * MINUTE;
  return [
    {
      id: idOf(`trouble ${id}`),
      service,
      title: `${service.name}: ${title}`,
      priority: random.pick([1, 2, 2] as const),
      openedAt,
      resolvedAt: Math.max(openedAt, until) + random.between(5, 30) * MINUTE,
      causedBy: deployment && changeOf(service, deployment),
      problem: service.inDynatrace ? displayIdOf(trouble) : undefined,
    },
  ];
};

/** Two people report the same now and then. */
const withChild = (incident: Incident): Incident[] => {
  const random = seeded('child', incident.id);
  if (!random.chance(0.15)) return [incident];
  const openedAt = incident.openedAt + random.between(2, 15) * MINUTE;
  const child: Incident = {
    ...incident,
    id: idOf(`${incident.id} again`),
    openedAt,
    resolvedAt: Math.max(incident.resolvedAt, openedAt + MINUTE),
    parent: incident,
  };
  return [incident, child];
};

/** What was opened so far. */
export const listIncidents = (world: World): Incident[] =>
  world.services
    .flatMap(service => [
      ...world
        .schedule(service, 'production')
        .flatMap(deployment => complaintAbout(service, deployment))
        .flatMap(withChild),
      ...world.troubles.of(service).flatMap(incidentOf),
    ])
    .filter(({ openedAt }) => openedAt <= world.now());

const stateOf = ({ openedAt, resolvedAt }: Incident, now: Instant) => {
  if (now < openedAt + 5 * MINUTE) return choice('1', 'New');
  if (now < resolvedAt) return choice('2', 'In Progress');
  return now < resolvedAt + 5 * DAY
    ? choice('6', 'Resolved')
    : choice('7', 'Closed');
};

const numberOf = ({ openedAt, id }: Incident) =>
  `INC${String(Math.floor(openedAt / HOUR) % 10_000_000).padStart(6, '0')}${parseInt(id.slice(0, 2), 16) % 10}`; // prettier-ignore

export const incidentRow = (incident: Incident, now: Instant): Row => {
  const { id, service, openedAt, resolvedAt, causedBy, parent } = incident;
  const closedAt = resolvedAt + 5 * DAY;
  const updatedAt = lastOf(now, openedAt, openedAt + 5 * MINUTE, resolvedAt, closedAt); // prettier-ignore
  const state = stateOf(incident, now);
  return {
    sys_id: id,
    updatedAt,
    hidden: seeded('hidden', id).chance(HIDDEN),
    cells: {
      sys_id: text(id),
      number: text(numberOf(incident)),
      short_description: text(incident.title),
      priority: choice(`${incident.priority}`, PRIORITIES[incident.priority]),
      state,
      incident_state: state,
      cmdb_ci: reference('cmdb_ci', serviceNowCi(service), service.name),
      opened_at: instant(openedAt, now),
      resolved_at: instant(resolvedAt, now),
      closed_at: instant(closedAt, now),
      sys_created_on: instant(openedAt, now),
      sys_updated_on: instant(updatedAt, now),
      caused_by: causedBy
        ? reference('change_request', causedBy.id, causedBy.number)
        : EMPTY,
      parent_incident: parent
        ? reference('incident', parent.id, numberOf(parent))
        : EMPTY,
      close_code: resolvedAt <= now ? text('Solution provided') : EMPTY,
      correlation_id: incident.problem ? text(incident.problem) : EMPTY,
      correlation_display: incident.problem ? text('Dynatrace') : EMPTY,
    },
  };
};
