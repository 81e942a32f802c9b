import { ServiceUnavailableError } from '@backstage/errors';
import {
  listApplications,
  listGroups,
  listPivots,
  listRelations,
  PivotType,
  Relation,
} from '@rosetta/contracts/ref';
import { callRoute, HttpClient, pages } from '@rosetta/http-kit';
import { LRUCache } from 'lru-cache';
import {
  createServiceClient,
  ServiceClientOptions,
} from '../clients/createServiceClient';
import { Referentiel } from './Referentiel';

const PAGE_SIZE = 500;
const SERVICE = 'platform-ref-api';

/** Many slices read the same state, and the end of one run overlaps the next. */
const MAX_CACHED_STATES = 2;

/** A state of the référentiel: its version, and the instant to read it at. */
export interface ReferentielVersion {
  version: number;
  knownAt: string;
}

const collect = async <T>(
  source: AsyncIterable<{ items: T[] }>,
): Promise<T[]> => {
  const items: T[] = [];
  for await (const page of source) items.push(...page.items);
  return items;
};

/** Reads the référentiel from platform-ref-api. A missing answer is an error, never an empty list. */
export class ReferentielReader {
  readonly #client: HttpClient;
  readonly #pivots: readonly PivotType[];
  readonly #cached = new LRUCache<string, Promise<Referentiel>>({
    max: MAX_CACHED_STATES,
  });

  /** @param pivots - the types of pivots that are read */
  constructor(client: HttpClient, pivots: readonly PivotType[]) {
    this.#client = client;
    this.#pivots = pivots;
  }

  async version(signal: AbortSignal): Promise<ReferentielVersion> {
    const { version, knownAt } = await callRoute(
      this.#client,
      listPivots,
      { query: { limit: 1 } },
      { signal },
    );
    return { version, knownAt };
  }

  /** All of it as known at an instant. */
  async at(knownAt: string): Promise<Referentiel> {
    const read = this.#cached.get(knownAt) ?? this.#read(knownAt);
    this.#cached.set(knownAt, read);
    try {
      return await read;
    } catch (error) {
      // Another caller may have retried already.
      if (this.#cached.peek(knownAt) === read) this.#cached.delete(knownAt);
      throw error;
    }
  }

  /** The relations that are valid now. */
  relations(signal: AbortSignal): Promise<Relation[]> {
    const query = { limit: PAGE_SIZE };
    return collect(pages(this.#client, listRelations, { query }, { signal }));
  }

  /** Shared by runs, so no run may abort it; the client's time limits apply. */
  async #read(knownAt: string): Promise<Referentiel> {
    const query = { validAt: 'any', knownAt, limit: PAGE_SIZE } as const;
    const client = this.#client;
    const applications = await collect(
      pages(client, listApplications, { query }),
    );
    const groups = await collect(pages(client, listGroups, { query }));
    const pivots = [];
    for (const type of this.#pivots) {
      const input = { query: { ...query, type } };
      pivots.push(...(await collect(pages(client, listPivots, input))));
    }
    return { applications, groups, pivots };
  }

  close(): Promise<void> {
    return this.#client.close();
  }
}

/** What reads the référentiel as it is now. */
export type ReadReferentiel = Pick<ReferentielReader, 'version' | 'at'>;

/** Stands in where a process has no key to read the référentiel with: only what needs it is refused. */
export const unreadableReferentiel = (process: string): ReadReferentiel => {
  const refuse = async (): Promise<never> => {
    throw new ServiceUnavailableError(
      `The référentiel cannot be read: give ${process} rosetta.identity.machineKey and rosetta.services.${SERVICE}`,
    );
  };
  return { version: refuse, at: refuse };
};

export type ReferentielClientOptions = Omit<
  ServiceClientOptions<typeof SERVICE>,
  'service'
>;

/** Calls platform-ref-api as a machine caller. */
export const createReferentielClient = (
  options: ReferentielClientOptions,
): HttpClient => createServiceClient({ service: SERVICE, ...options });

export interface ReferentielOptions extends ReferentielClientOptions {
  /** The types of pivots that are read. */
  pivots: readonly PivotType[];
}

/** Reads the référentiel as the machine caller of this process. */
export const createReferentielReader = ({
  pivots,
  ...options
}: ReferentielOptions): ReferentielReader =>
  new ReferentielReader(createReferentielClient(options), pivots);
