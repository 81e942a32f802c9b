import type { Entity } from '@backstage/catalog-model';
import { SharedAnswers } from './SharedAnswers';

export type Fields = readonly string[];
type Found = Entity | undefined;

/** Entities by their references, in the same order; all fields when none are named. */
export type FetchEntities = (
  entityRefs: string[],
  fields?: string[],
) => Promise<Found[]>;

interface Waiting {
  entityRef: string;
  fields?: Fields;
  resolve(found: Promise<Found>): void;
}

/** Long enough for the cards that one answer draws, and too short to be noticed. */
const COLLECT_MS = 5;

/**
 * Collects what the cards of a page want of entities, and fetches it with one request for whole
 * entities and one for parts of others.
 */
export class EntityBatch {
  readonly #fetch: FetchEntities;
  readonly #whole: SharedAnswers<Found>;
  #waiting: Waiting[] = [];

  constructor(fetch: FetchEntities, keptMs: number) {
    this.#fetch = fetch;
    this.#whole = new SharedAnswers(keptMs);
  }

  load(entityRef: string, fields?: Fields): Promise<Found> {
    const known = this.#whole.find(entityRef);
    if (known) return known;
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0)
        setTimeout(() => this.#flush(), COLLECT_MS);
      this.#waiting.push({
        entityRef,
        fields,
        resolve: found => void found.then(resolve, reject),
      });
    });
  }

  clear() {
    this.#whole.clear();
  }

  #flush() {
    const waiting = this.#waiting;
    this.#waiting = [];
    const whole = this.#fetchEach(
      waiting.filter(({ fields }) => fields === undefined),
    );
    for (const [entityRef, found] of whole) this.#whole.keep(entityRef, found);
    const partial = waiting.filter(({ entityRef }) => !whole.has(entityRef));
    const fields = [...new Set(partial.flatMap(each => each.fields ?? []))];
    const parts = this.#fetchEach(partial, fields);
    for (const { entityRef, resolve } of waiting)
      resolve((whole.get(entityRef) ?? parts.get(entityRef))!);
  }

  #fetchEach(waiting: readonly Waiting[], fields?: string[]) {
    const refs = [...new Set(waiting.map(({ entityRef }) => entityRef))];
    if (refs.length === 0) return new Map<string, Promise<Found>>();
    const all = this.#fetch(refs, fields);
    return new Map(
      refs.map((ref, index) => [ref, all.then(found => found[index])]),
    );
  }
}
