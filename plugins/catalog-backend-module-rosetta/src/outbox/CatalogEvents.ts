import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { isComponentEntity } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogEvent, sendCatalogEvents } from '@rosetta/contracts/ref';
import { HttpClient, callRoute } from '@rosetta/http-kit';
import { PivotCache } from '../pivots/PivotCache';
import { CatalogRules } from '../readCatalogConfig';
import { OutboxStore } from './OutboxStore';
import {
  PublishedComponent,
  toPublishedComponent,
} from './toPublishedComponent';

const BATCH = 200;
const PAGE = 500;
const FIELDS = [
  'apiVersion',
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.tags',
  'metadata.annotations',
  'spec.owner',
  'spec.lifecycle',
];

export interface CatalogEventsOptions {
  auth: AuthService;
  catalog: Pick<CatalogService, 'streamEntities'>;
  /** Of platform-ref-api. */
  client: HttpClient;
  logger: LoggerService;
  pivots: Pick<PivotCache, 'groups' | 'refresh'>;
  rules: CatalogRules;
  store: OutboxStore;
}

/** Statuses of events that will never be accepted: not valid, or too large. */
const REFUSALS = [400, 413];

const isRefusal = (error: unknown): error is ResponseError =>
  error instanceof ResponseError && REFUSALS.includes(error.statusCode);

/** Publishes components to the référentiel: each event at least once, those of a component in order. */
export class CatalogEvents {
  readonly #options: CatalogEventsOptions;

  constructor(options: CatalogEventsOptions) {
    this.#options = options;
  }

  /**
   * Compares the catalog with what was noted of it, page by page. A catalog that does not answer removes nothing.
   * @param signal - aborts when another backend may have begun
   */
  async note(signal?: AbortSignal): Promise<void> {
    const { store } = this.#options;
    const present: string[] = [];
    for await (const components of this.#components()) {
      signal?.throwIfAborted();
      await store.note(components);
      for (const { entityRef } of components) present.push(entityRef);
    }
    signal?.throwIfAborted();
    await store.noteRemoved(present);
  }

  /** Publishes the events of the outbox; what could not be published stays there. */
  async deliver(signal?: AbortSignal): Promise<void> {
    const { store } = this.#options;
    const stream = await store.stream();
    while (!signal?.aborted) {
      const events = await store.pending(BATCH);
      if (events.length === 0) return;
      await this.#publish(stream, events);
    }
  }

  async *#components(): AsyncGenerator<PublishedComponent[]> {
    const { auth, catalog, pivots, rules } = this.#options;
    await pivots.refresh();
    // Else each start without it would publish that findings are gone, and soon after that they are back.
    if (rules.owner?.inReferentiel && !pivots.groups)
      throw new Error('The référentiel has not said yet which groups it has');
    const credentials = await auth.getOwnServiceCredentials();
    const pages = catalog.streamEntities(
      { filter: { kind: 'component' }, fields: FIELDS, pageSize: PAGE },
      { credentials },
    );
    for await (const page of pages)
      yield page
        .filter(isComponentEntity)
        .map(entity => toPublishedComponent(entity, rules, pivots.groups));
  }

  async #publish(stream: string, events: CatalogEvent[]): Promise<void> {
    const { client, logger, store } = this.#options;
    try {
      await callRoute(client, sendCatalogEvents, { body: { stream, events } });
      await store.remove(events);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // One of them will never be accepted: it must not hold up the others.
      if (events.length > 1)
        for (const event of events) await this.#publish(stream, [event]);
      else {
        await store.refuse(events[0], error.message);
        logger.error(
          `Catalog event ${events[0].sequence} of ${events[0].entityRef} was refused`,
          error,
        );
      }
    }
  }
}
