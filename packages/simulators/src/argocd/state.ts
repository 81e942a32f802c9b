import { seeded } from '../world/random';
import { Deployment, Instant } from '../world/types';
import {
  DAY,
  MINUTE,
  startOfDay,
  isoDay,
  workingMoment,
} from '../world/workingTime';

interface Drift {
  from: Instant;
  until: Instant;
}

/** What an application is at an instant. */
export interface AppState {
  /** The last one that was begun. */
  current: Deployment;
  running: boolean;
  /** What was applied, oldest first. */
  applied: Deployment[];
  /** Since when somebody's change by hand differs from what git says. */
  driftedSince?: Instant;
  /** Since when all this holds. */
  since: Instant;
}

/** Now and then somebody changes something by hand, and it is a while until it is put right. */
function driftOn(name: string, day: Instant): Drift | undefined {
  const random = seeded('drift', name, isoDay(day));
  if (!random.chance(0.03)) return undefined;
  const from = workingMoment(day, random);
  return { from, until: from + random.between(20, 300) * MINUTE };
}

/** Drifts that touch the day before, this one or the next. */
const driftsAround = (name: string, at: Instant): Drift[] =>
  [-DAY, 0, DAY].flatMap(days => driftOn(name, startOfDay(at) + days) ?? []);

/** Undefined before the first deployment. `schedule` is in the order of `startedAt`. */
export function stateAt(
  name: string,
  schedule: Deployment[],
  at: Instant,
): AppState | undefined {
  const begun = schedule.filter(({ startedAt }) => startedAt <= at);
  const current = begun.at(-1);
  if (!current) return undefined;
  const running = at < current.finishedAt;
  const drift = driftsAround(name, at).find(d => d.from <= at && at < d.until);
  const drifted = drift && drift.from > current.finishedAt;
  return {
    current,
    running,
    applied: begun.filter(
      ({ finishedAt, outcome }) => finishedAt <= at && outcome !== 'refused',
    ),
    driftedSince: drifted ? drift.from : undefined,
    since: Math.max(
      running ? current.startedAt : current.finishedAt,
      ...driftsAround(name, at)
        .flatMap(d => [d.from, d.until])
        .filter(instant => instant <= at),
    ),
  };
}

/** When the state changes next, at midnight at the latest. */
export function nextChange(
  name: string,
  schedule: Deployment[],
  at: Instant,
): Instant {
  const instants = [
    ...schedule.flatMap(d => [d.startedAt, d.finishedAt]),
    ...driftsAround(name, at).flatMap(d => [d.from, d.until]),
  ];
  return Math.min(startOfDay(at) + DAY, ...instants.filter(i => i > at));
}
