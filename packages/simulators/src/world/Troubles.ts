import { hexDigest, seeded } from './random';
import { Deployment, Instant, Service } from './types';
import type { World } from './World';
import { DAY, HOUR, isoDay, MINUTE, startOfDay, workingMoment } from './workingTime'; // prettier-ignore

/** What is not taken back works again after a while: somebody turns the new feature off. */
const MAX_DEGRADED = 6 * HOUR;
/** Share of days on which a service runs out of something. */
const SATURATION_CHANCE = 0.02;

type TroubleKind = 'deployment' | 'saturation' | 'ordered';

/** Something that does not work for a while, as monitoring sees it. */
export interface Trouble {
  /** Always the same for the same thing. */
  id: string;
  service: Service;
  kind: TroubleKind;
  title: string;
  from: Instant;
  /** When it works again; infinite for one that was ordered, until it is ordered to end. */
  until: Instant;
  /** What brought it about. */
  deployment?: Deployment;
}

interface Span {
  from: Instant;
  until: Instant;
}

/** From a deployment to production that went wrong to the next one that went well. */
const afterDeployment =
  (service: Service) =>
  (deployment: Deployment, index: number, all: Deployment[]): Trouble[] => {
    if (deployment.outcome !== 'degraded') return [];
    const from = deployment.finishedAt;
    const better = all.slice(index + 1).find(({ outcome }) => outcome === 'success'); // prettier-ignore
    const id = hexDigest(`${service.id} deployment ${deployment.id}`, 12);
    const until = Math.min(from + MAX_DEGRADED, better?.finishedAt ?? Infinity);
    const title = 'Failure rate increase';
    return [
      { id, service, kind: 'deployment', title, from, until, deployment },
    ];
  };

function saturationOn(service: Service, day: Instant): Trouble[] {
  const random = seeded('saturation', service.id, isoDay(day));
  if (!random.chance(SATURATION_CHANCE)) return [];
  const from = workingMoment(day, random);
  return [
    {
      id: hexDigest(`${service.id} saturation ${isoDay(day)}`, 12),
      service,
      kind: 'saturation',
      title: 'CPU saturation',
      from,
      until: from + random.between(20, 80) * MINUTE,
    },
  ];
}

/** All that did not work, and will not; the same at each start, but for what was ordered. */
export class Troubles {
  readonly #world: World;
  readonly #span: Span;
  readonly #ordered: Trouble[] = [];
  readonly #known = new Map<Service, Trouble[]>();

  constructor(world: World, span: Span) {
    this.#world = world;
    this.#span = span;
    world.on('deployed', service => this.#known.delete(service));
  }

  /** Of a service, in the order they begin; what is to come included. */
  of(service: Service): readonly Trouble[] {
    const known = this.#known.get(service) ?? this.#find(service);
    this.#known.set(service, known);
    return known;
  }

  /** Those that last at an instant. */
  at(service: Service, instant: Instant): Trouble[] {
    return this.of(service).filter(
      ({ from, until }) => from <= instant && instant < until,
    );
  }

  /** Begins one now. */
  begin(service: Service, title: string, minutes?: number): Trouble {
    const from = this.#world.now();
    const trouble: Trouble = {
      id: hexDigest(`${service.id} ordered ${from}`, 12),
      service,
      kind: 'ordered',
      title,
      from,
      until: minutes === undefined ? Infinity : from + minutes * MINUTE,
    };
    this.#ordered.push(trouble);
    this.#known.delete(service);
    return trouble;
  }

  /** Ends now what was ordered and has no end; how many. */
  end(service: Service): number {
    const open = this.#ordered.filter(
      each => each.service === service && each.until > this.#world.now(),
    );
    for (const each of open) each.until = this.#world.now();
    return open.length;
  }

  #find(service: Service): Trouble[] {
    const { from, until } = this.#span;
    const days: Instant[] = [];
    for (let day = startOfDay(from); day < until; day += DAY) days.push(day);
    const last = service.environments.at(-1)!;
    return [
      ...this.#world.schedule(service, last).flatMap(afterDeployment(service)),
      ...days.flatMap(day => saturationOn(service, day)),
      ...this.#ordered.filter(each => each.service === service),
    ].sort((a, b) => a.from - b.from);
  }
}
