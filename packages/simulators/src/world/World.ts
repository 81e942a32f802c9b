import { EventEmitter } from 'node:events';
import { Company, Environment } from '../company';
import { OrderedDeployment, createDeployment } from './order';
import { createIds, createHistory } from './history';
import { listServices } from './services';
import { Troubles } from './Troubles';
import { Deployment, History, Instant, Pipeline, Service } from './types';
import { DAY } from './workingTime';

const PAST_DAYS = 90;
/** What a process lives to see without a new start. */
const FUTURE_DAYS = 30;

export interface WorldOptions {
  company: Company;
  now?: () => Instant;
}

interface Events {
  deployed: [Service, Deployment];
}

/**
 * The one truth behind the simulators: what was deployed, when, and how it went. It is made
 * from the demo company and from nothing else, so it is the same at each start; what is still
 * to come today is known, and shows when its time comes. Orders add to it.
 */
export class World extends EventEmitter<Events> {
  readonly company: Company;
  readonly services: readonly Service[];
  readonly now: () => Instant;
  /** When something did not work, and why. */
  readonly troubles: Troubles;
  readonly #histories: Map<Service, History>;
  readonly #ids = { pipeline: createIds(), deployment: createIds() };

  constructor({ company, now = Date.now }: WorldOptions) {
    super();
    this.company = company;
    this.now = now;
    this.services = listServices(company);
    const span = {
      from: now() - PAST_DAYS * DAY,
      until: now() + FUTURE_DAYS * DAY,
    };
    this.troubles = new Troubles(this, span);
    this.#histories = new Map(
      this.services.map(service => [
        service,
        createHistory(service, span, this.#ids),
      ]),
    );
  }

  /** By its id of the référentiel, or any name that a tool knows it by. */
  find(name: string): Service | undefined {
    return this.services.find(service =>
      [service.id, service.name, service.project?.path].includes(name),
    );
  }

  /** Those that were begun. */
  pipelines(service: Service): Pipeline[] {
    return this.#begun(this.#history(service).pipelines);
  }

  /** Those that were begun, through GitLab or past it. */
  deployments(service: Service): Deployment[] {
    return this.#begun(this.#history(service).deployments);
  }

  /** All of an environment, in the order they start; what is to come included. */
  schedule(service: Service, environment: Environment): Deployment[] {
    return this.#history(service)
      .deployments.filter(d => d.environment === environment)
      .sort((a, b) => a.startedAt - b.startedAt);
  }

  /** Deploys now. */
  deploy(service: Service, order: OrderedDeployment): Deployment {
    const history = this.#history(service);
    const made = createDeployment(service, order, {
      now: this.now(),
      history,
      ids: this.#ids,
    });
    if (made.pipeline && !history.pipelines.includes(made.pipeline))
      history.pipelines.push(made.pipeline);
    history.deployments.push(made);
    this.emit('deployed', service, made);
    return made;
  }

  #history(service: Service): History {
    return this.#histories.get(service)!;
  }

  #begun<T extends { createdAt: Instant }>(all: T[]): T[] {
    const now = this.now();
    return all.filter(({ createdAt }) => createdAt <= now);
  }
}
