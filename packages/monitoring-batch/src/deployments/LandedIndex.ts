import {
  LandedEnvironmentStore,
  LandedMergeRequestStore,
  LandedRolloutStore,
  LandedRow,
  LandedStore,
} from '@rosetta/monitoring-mart';
import { RawRecord, RawStore, readSlice } from '@rosetta/raw-store';
import { argoCdApplications, readRollouts } from '@rosetta/sources/argocd';
import {
  gitLabEnvironments,
  gitLabMergeRequests,
  readGitLabEnvironment,
  readGitLabMergeRequest,
} from '@rosetta/sources/gitlab';
import { Knex } from 'knex';

const SLICE_RECORDS = 5_000;

interface IndexedDataset<Row extends LandedRow> {
  name: string;
  store(db: Knex): LandedStore<Row>;
  rowsOf(record: RawRecord): Row[];
}

const ROLLOUTS = {
  name: argoCdApplications.name,
  store: (db: Knex) => new LandedRolloutStore(db, argoCdApplications.name),
  rowsOf: readRollouts,
};

const ENVIRONMENTS = {
  name: gitLabEnvironments.name,
  store: (db: Knex) => new LandedEnvironmentStore(db, gitLabEnvironments.name),
  rowsOf: ({ document, import: rawImport, row }: RawRecord) => [
    { ...readGitLabEnvironment(document), raw: { import: rawImport, row } },
  ],
};

const MERGE_REQUESTS = {
  name: gitLabMergeRequests.name,
  store: (db: Knex) =>
    new LandedMergeRequestStore(db, gitLabMergeRequests.name),
  rowsOf: ({ document, import: rawImport, row }: RawRecord) => {
    const { mergedAt, ...request } = readGitLabMergeRequest(document);
    const raw = { import: rawImport, row };
    return mergedAt ? [{ ...request, mergedAt, raw }] : [];
  },
};

/**
 * What a day is shaped from and is not found in raw by that day: rollouts, which land with the
 * whole history of their application, the tiers of environments, and merge requests. It is kept in the mart,
 * where a day asks for its own rows; only raw periods that changed are read again.
 */
export class LandedIndex {
  readonly #db: Knex;
  readonly #raw: RawStore;
  readonly rollouts: LandedRolloutStore;
  readonly environments: LandedEnvironmentStore;
  readonly mergeRequests: LandedMergeRequestStore;

  constructor(db: Knex, raw: RawStore) {
    this.#db = db;
    this.#raw = raw;
    this.rollouts = ROLLOUTS.store(db);
    this.environments = ENVIRONMENTS.store(db);
    this.mergeRequests = MERGE_REQUESTS.store(db);
  }

  /** Brings it up to date with what has landed. */
  async update(signal?: AbortSignal) {
    await this.#update(ROLLOUTS, signal);
    await this.#update(ENVIRONMENTS, signal);
    await this.#update(MERGE_REQUESTS, signal);
  }

  async #update<Row extends LandedRow>(
    dataset: IndexedDataset<Row>,
    signal?: AbortSignal,
  ) {
    const periods = await this.#raw.periods(dataset.name);
    const changedIn = async (store: LandedStore<Row>) => {
      const held = await store.versions();
      return periods.filter(each => held.get(each.period) !== each.version);
    };
    if ((await changedIn(dataset.store(this.#db))).length === 0) return;
    await this.#db.transaction(async trx => {
      const store = dataset.store(trx);
      await store.lock();
      // Another process may have read them while this one waited.
      for (const { period, version } of await changedIn(store)) {
        signal?.throwIfAborted();
        await store.replacePeriod(period, version);
        await this.#readPeriod(dataset, store, period);
      }
      await store.updateDigests();
    });
  }

  /** Slice by slice, so that memory stays flat. */
  async #readPeriod<Row extends LandedRow>(
    { name, rowsOf }: IndexedDataset<Row>,
    store: LandedStore<Row>,
    period: string,
  ) {
    for (const slice of await this.#raw.slices(name, period, SLICE_RECORDS))
      for await (const records of readSlice(this.#raw, name, period, slice))
        await store.add(period, records.flatMap(rowsOf));
  }
}
