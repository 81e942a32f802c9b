import { MongoClient } from 'mongodb';
import { ImportSession } from '../importing/ImportSession';
import { ImportLimits } from '../limits';
import { assertUnchanged } from '../reading/slices';
import {
  RawImport,
  RawImportOptions,
  RawRecord,
  RawSlice,
  RawStore,
} from '../RawStore';
import {
  Collections,
  collectionsOf,
  createIndexes,
  fromStored,
} from './collections';
import { DatasetLock } from './DatasetLock';
import { MongoImportWriter } from './MongoImportWriter';
import { MongoReadModel } from './MongoReadModel';
import { undoAbandonedImports } from './undoImport';

/** Records per round trip: a megabyte or so of documents. */
const READ_RECORDS = 1_000;

const NO_COUNTS = {
  landed: 0,
  already: 0,
  rejected: 0,
  superseded: 0,
  revived: 0,
};

/** The landing zone in MongoDB. Asks for no transactions, so any deployment will do. */
export class MongoRawStore implements RawStore {
  readonly limits: ImportLimits;
  readonly #client: MongoClient;
  readonly #database: string;
  readonly #collections: Collections;
  readonly #reads: MongoReadModel;

  constructor(client: MongoClient, database: string, limits: ImportLimits) {
    this.limits = limits;
    this.#client = client;
    this.#database = database;
    this.#collections = collectionsOf(client.db(database));
    this.#reads = new MongoReadModel(this.#collections);
  }

  migrate() {
    return createIndexes(this.#collections);
  }

  async check() {
    await this.#client.db(this.#database).command({ ping: 1 });
  }

  async begin(
    dataset: string,
    file: string,
    options: RawImportOptions = {},
  ): Promise<RawImport> {
    const { replace = false, columns } = options;
    const lock = await DatasetLock.acquire(this.#collections.locks, dataset);
    try {
      await undoAbandonedImports(this.#collections, dataset);
      const _id = await this.#nextImport();
      const at = new Date();
      await this.#collections.imports.insertOne({
        _id,
        dataset,
        file,
        at,
        replace,
        columns: columns ? [...columns] : null,
        state: 'writing',
        counts: NO_COUNTS,
        changes: [],
        rewritten: [],
      });
      return new ImportSession(
        { import: _id, file, at: at.toISOString(), replace },
        new MongoImportWriter(this.#collections, lock, dataset, _id),
      );
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  periods(dataset: string) {
    return this.#reads.periods(dataset);
  }

  versions(dataset: string, periods: readonly string[]) {
    return this.#reads.versions(dataset, periods);
  }

  slices(dataset: string, period: string, size: number) {
    return this.#reads.slices(dataset, period, size);
  }

  async *read(
    dataset: string,
    period: string,
    slice: RawSlice,
  ): AsyncGenerator<RawRecord[]> {
    const { from, to, version } = slice;
    const files = await this.#reads.files(from.import, to.import);
    let batch: RawRecord[] = [];
    for await (const record of this.#reads.within(
      dataset,
      period,
      slice,
      READ_RECORDS,
    )) {
      batch.push({
        import: record.import,
        row: record.row,
        id: record.id.toString('hex'),
        rank: record.rank,
        file: files.get(record.import) ?? '',
        document: fromStored(record.document),
      });
      if (batch.length < READ_RECORDS) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    const lastRewrite = await this.#reads.lastRewrite(dataset, period);
    assertUnchanged({ dataset, period, version }, lastRewrite);
  }

  list() {
    return this.#reads.list();
  }

  quarantine(
    dataset: string,
    { limit = 50, cursor }: { limit?: number; cursor?: string } = {},
  ) {
    return this.#reads.quarantine(dataset, limit, cursor);
  }

  close() {
    return this.#client.close();
  }

  async #nextImport(): Promise<number> {
    const counter = await this.#collections.counters.findOneAndUpdate(
      { _id: 'import' },
      { $inc: { last: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    return counter!.last;
  }
}
