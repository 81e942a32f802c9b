import { seeded } from './random';
import type { Trouble } from './Troubles';
import { Instant, Service } from './types';
import type { World } from './World';
import { DAY, HOUR, MINUTE, isoDay, startOfDay } from './workingTime';

/** What a minute of a service was like; null where nothing was measured. */
export interface MinuteOfLoad {
  requests: number;
  errors: number;
  /** Response times of that share of requests, in milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  /** Percent. */
  cpu: number;
  memory: number;
}

interface Habits {
  seed: number;
  requestsPerMinute: number;
  errorShare: number;
  p50: number;
  p95: number;
  p99: number;
  cpu: number;
  memory: number;
}

/** What a trouble makes of a service. */
const EFFECTS: Record<
  Trouble['kind'],
  { errorShare: number; slower: number; cpu: number }
> = {
  deployment: { errorShare: 0.07, slower: 2.2, cpu: 8 },
  saturation: { errorShare: 0.015, slower: 3, cpu: 60 },
  ordered: { errorShare: 0.12, slower: 2.5, cpu: 15 },
};

/** From 0 to 1, the same for the same numbers, and quick: there are millions of minutes. */
const noise = (seed: number, count: number) => {
  let mixed = (seed ^ Math.imul(count, 0x9e3779b1)) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
};

/** How much is going on, from night to the early afternoon: 0.15 to 1. */
const shareOfDay = (at: Instant) => {
  const hour = (at - startOfDay(at)) / HOUR;
  const weekend = [0, 6].includes(new Date(at).getUTCDay()) ? 0.45 : 1;
  const wave = (1 - Math.cos(((hour - 2) / 24) * 2 * Math.PI)) / 2;
  return (0.15 + 0.85 * wave) * weekend;
};

const habitsOf = ({ id }: Service): Habits => {
  const random = seeded('load', id);
  const p50 = random.between(18, 160);
  const p95 = p50 * random.between(2.2, 4);
  return {
    seed: Math.floor(random.next() * 2 ** 31),
    requestsPerMinute: random.between(30, 600),
    errorShare: random.between(0.0003, 0.003),
    p50,
    p95,
    p99: p95 * random.between(1.4, 2.4),
    cpu: random.between(12, 35),
    memory: random.between(40, 65),
  };
};

/** The agent of a service was away for some minutes: nothing is known of them. */
const gapOn = (service: Service, day: Instant) => {
  const random = seeded('gap', service.id, isoDay(day));
  if (!random.chance(0.03)) return undefined;
  const from = day + random.between(0, 24) * HOUR;
  return { from, until: from + random.between(3, 12) * MINUTE };
};

/** What monitoring measures of the services in production, minute by minute. */
export class Load {
  readonly #world: World;
  readonly #habits = new Map<Service, Habits>();
  readonly #gaps = new Map<string, ReturnType<typeof gapOn>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Of the minute that begins then; null where nothing was measured. */
  at(service: Service, minute: Instant): MinuteOfLoad | null {
    if (this.#isGap(service, minute)) return null;
    const habits = this.#habits.get(service) ?? habitsOf(service);
    this.#habits.set(service, habits);
    const count = Math.floor(minute / MINUTE);
    const random = (part: number) => noise(habits.seed + part, count);
    const about = (part: number, width: number) =>
      1 - width / 2 + random(part) * width;
    const effects = this.#effects(service, minute);
    const share = shareOfDay(minute);
    const requests = Math.round(
      habits.requestsPerMinute * share * about(1, 0.16),
    );
    const errorShare =
      habits.errorShare * about(2, 0.8) + effects.errorShare * about(3, 0.5);
    const slow = effects.slower * (0.85 + 0.3 * share);
    const round = (value: number) => Math.round(value * 100) / 100;
    return {
      requests,
      errors: Math.min(requests, Math.floor(requests * errorShare + random(4))),
      p50: round(habits.p50 * slow * about(5, 0.1)),
      p95: round(habits.p95 * slow * about(6, 0.16)),
      p99: round(habits.p99 * slow * about(7, 0.24)),
      cpu: round(
        Math.min(99, habits.cpu + 35 * share * about(8, 0.2) + effects.cpu),
      ),
      memory: round(habits.memory + 12 * ((minute % DAY) / DAY) * about(9, 0.1)), // prettier-ignore
    };
  }

  #effects(service: Service, minute: Instant) {
    const now = this.#world.troubles.at(service, minute);
    return now
      .map(({ kind }) => EFFECTS[kind])
      .reduce(
        (sum, each) => ({
          errorShare: sum.errorShare + each.errorShare,
          slower: sum.slower * each.slower,
          cpu: sum.cpu + each.cpu,
        }),
        { errorShare: 0, slower: 1, cpu: 0 },
      );
  }

  #isGap(service: Service, minute: Instant) {
    const day = startOfDay(minute);
    const key = `${service.id} ${day}`;
    if (!this.#gaps.has(key)) this.#gaps.set(key, gapOn(service, day));
    const gap = this.#gaps.get(key);
    return gap !== undefined && gap.from <= minute && minute < gap.until;
  }
}
