import { CatalogClient } from '@backstage/catalog-client';
import {
  CompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { EntityBatch } from './EntityBatch';
import { SharedAnswers } from './SharedAnswers';

type Client = typeof CatalogClient.prototype;
type Refs = Parameters<Client['getEntitiesByRefs']>;
type Ancestors = Parameters<Client['getEntityAncestors']>;
type ByRef = Parameters<Client['getEntityByRef']>;

/** Cards of one page come within this time of each other, and what they show is the same. */
const KEPT_MS = 2_000;

const toRef = (ref: string | CompoundEntityRef) =>
  typeof ref === 'string' ? ref : stringifyEntityRef(ref);

/**
 * The catalog as pages read it: each card of an entity's page asks for the entities around it by
 * itself, often for the same ones. What is wanted at the same time is fetched once.
 */
export class SharingCatalogClient extends CatalogClient {
  readonly #ancestors = new SharedAnswers<
    Awaited<ReturnType<Client['getEntityAncestors']>>
  >(KEPT_MS);
  readonly #entities = new SharedAnswers<
    Awaited<ReturnType<Client['getEntityByRef']>>
  >(KEPT_MS);
  readonly #batch = new EntityBatch(async (entityRefs, fields) => {
    const { items } = await super.getEntitiesByRefs({ entityRefs, fields });
    return items;
  }, KEPT_MS);

  async getEntitiesByRefs(...[request, options]: Refs) {
    const { entityRefs, fields, filter, query } = request;
    // Others than the one who is signed in, or only some of the entities.
    if (options || filter || query)
      return super.getEntitiesByRefs(request, options);
    const load = (ref: string) => this.#batch.load(ref, fields);
    return { items: await Promise.all(entityRefs.map(load)) };
  }

  async getEntityAncestors(...[request, options]: Ancestors) {
    const fetch = () => super.getEntityAncestors(request, options);
    return options ? fetch() : this.#ancestors.get(request.entityRef, fetch);
  }

  async getEntityByRef(...[ref, options]: ByRef) {
    const fetch = () => super.getEntityByRef(ref, options);
    return options ? fetch() : this.#entities.get(toRef(ref), fetch);
  }

  async refreshEntity(...args: Parameters<Client['refreshEntity']>) {
    this.#forget();
    return super.refreshEntity(...args);
  }

  async removeEntityByUid(...args: Parameters<Client['removeEntityByUid']>) {
    await super.removeEntityByUid(...args);
    this.#forget();
  }

  async removeLocationById(...args: Parameters<Client['removeLocationById']>) {
    await super.removeLocationById(...args);
    this.#forget();
  }

  #forget() {
    this.#ancestors.clear();
    this.#entities.clear();
    this.#batch.clear();
  }
}
