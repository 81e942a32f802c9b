import { EventEmitter } from 'node:events';
import { Environment, argoCdName } from '../company';
import { seeded } from '../world/random';
import { World } from '../world/World';
import { Deployment, Instant, Service } from '../world/types';
import { HOUR } from '../world/workingTime';
import { AppState, nextChange, stateAt } from './state';
import { SimulatedApplication, toApplication } from './toApplication';

/** How often Argo CD compares an application with git, and touches it. */
const RECONCILE_MS = 180_000;

interface Held {
  service: Service;
  environment: Environment;
  name: string;
  schedule: Deployment[];
  state?: AppState;
  version: number;
  reconciledAt: Instant;
  nextRefreshAt: Instant;
}

const toJson = ({ version, state, ...held }: Held) =>
  state && toApplication({ ...held, state, resourceVersion: version });

interface Events {
  changed: [SimulatedApplication];
}

/**
 * The Application resources, kept up to date as the world goes on. Their versions are one
 * counter, as those of Kubernetes are, which never goes back: not with a new start either.
 */
export class ArgoCdApplications extends EventEmitter<Events> {
  readonly #world: World;
  readonly #held: Map<string, Held>;
  #version: number;
  #timer?: NodeJS.Timeout;

  constructor(world: World) {
    super();
    // Each watch adds a listener; hundreds of them are no leak.
    this.setMaxListeners(0);
    this.#world = world;
    this.#version = Math.floor(world.now() / 100);
    this.#held = new Map(
      world.services
        .filter(({ inArgoCd }) => inArgoCd)
        .flatMap(service =>
          service.environments.map(environment =>
            this.#hold(service, environment),
          ),
        )
        .sort((a, b) => (a.name < b.name ? -1 : 1))
        .map(held => [held.name, held]),
    );
    world.on('deployed', this.#deployed);
  }

  /** Refreshes applications as time passes, until it is stopped. */
  start(everyMs = 250) {
    this.#timer = setInterval(() => this.refreshDue(), everyMs);
    this.#timer.unref();
  }

  stop() {
    clearInterval(this.#timer);
    this.#world.off('deployed', this.#deployed);
  }

  get resourceVersion(): string {
    return String(this.#version);
  }

  /** By name. */
  all(): SimulatedApplication[] {
    return [...this.#held.values()].flatMap(held => toJson(held) ?? []);
  }

  get(name: string): SimulatedApplication | undefined {
    const held = this.#held.get(name);
    return held && toJson(held);
  }

  /** Refreshes those that are due, and emits what changed. */
  refreshDue() {
    const now = this.#world.now();
    for (const held of this.#held.values())
      if (held.nextRefreshAt <= now) this.#refresh(held);
  }

  #deployed = (service: Service, { environment }: Deployment) => {
    const held = this.#held.get(argoCdName(service, environment));
    if (!held) return;
    held.schedule = this.#world.schedule(service, environment);
    this.#refresh(held);
  };

  #refresh(held: Held) {
    this.#updateState(held);
    held.version = ++this.#version;
    held.reconciledAt = this.#world.now();
    const changed = toJson(held);
    if (changed) this.emit('changed', changed);
  }

  #updateState(held: Held) {
    const now = this.#world.now();
    held.state = stateAt(held.name, held.schedule, now);
    held.nextRefreshAt = Math.min(
      nextChange(held.name, held.schedule, now),
      now + RECONCILE_MS,
    );
  }

  #hold(service: Service, environment: Environment): Held {
    const now = this.#world.now();
    const held: Held = {
      service,
      environment,
      name: argoCdName(service, environment),
      schedule: this.#world.schedule(service, environment),
      version: 0,
      reconciledAt:
        now -
        seeded('reconciled', argoCdName(service, environment)).next() *
          RECONCILE_MS,
      nextRefreshAt: 0,
    };
    this.#updateState(held);
    held.nextRefreshAt = Math.min(
      held.nextRefreshAt,
      held.reconciledAt + RECONCILE_MS,
    );
    held.version = Math.floor((held.state?.since ?? now - HOUR) / 100);
    return held;
  }
}
