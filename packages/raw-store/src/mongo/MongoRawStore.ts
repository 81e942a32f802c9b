import { MongoClient } from 'mongodb';
import { ImportSession } from '../importing/ImportSession';
import { ImportLimits } from '../limits';
import { QuarantinePage } from '../reading/paging';
import { assertUnchanged } from '../reading/slices';
import {
  NO_COUNTS,
  QuarantineFilter,
  RawAddress,
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
import { MongoQuarantineReadModel } from './MongoQuarantineReadModel';
import { MongoReadModel } from './MongoReadModel';
import { undoAbandonedImports } from './undoImport';

/** Records per round trip: a megabyte or so of documents. */
const READ_RECORDS = 1_000;

/** The landing zone in MongoDB. Asks for no transactions, so any deployment will do. */
export class MongoRawStore implements RawStore {
  readonly limits: ImportLimits;
  readonly #client: MongoClient;
  readonly #database: string;
  readonly #collections: Collections;
  readonly #reads: MongoReadModel;
  readonly #quarantine: MongoQuarantineReadModel;

  constructor(client: MongoClient, database: string, limits: ImportLimits) {
    this.limits = limits;
    this.#client = client;
    this.#database = database;
    this.#collections = collectionsOf(client.db(database));
    this.#reads = new MongoReadModel(this.#collections);
    this.#quarantine = new MongoQuarantineReadModel(this.#collections);
  }

  migrate() {
    return createIndexes(this.#collections);
  }

  async check() {
    await this.#client.db(this.#database).command({ ping: 1 });
  }

  async begin(
    dataset: string,
    files: readonly string[],
    { replace = false }: RawImportOptions = {},
  ): Promise<RawImport> {
    const lock = await DatasetLock.acquire(this.#collections.locks, dataset);
    try {
      await undoAbandonedImports(this.#collections, dataset);
      const entry = await this.#openEntry(dataset, files, replace);
      return new ImportSession(
        { files: entry.files, at: entry.at.toISOString(), replace },
        new MongoImportWriter(this.#collections, lock, dataset, entry),
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

  quarantine(dataset: string, page?: QuarantinePage) {
    return this.#quarantine.page(dataset, page);
  }

  quarantineGroups(dataset: string, filter?: QuarantineFilter) {
    return this.#quarantine.groups(dataset, filter);
  }

  quarantinedAt(dataset: string, addresses: readonly RawAddress[]) {
    return this.#quarantine.at(dataset, addresses);
  }

  columnsOf(imports: readonly number[]) {
    return this.#quarantine.columnsOf(imports);
  }

  close() {
    return this.#client.close();
  }

  async #openEntry(
    dataset: string,
    names: readonly string[],
    replace: boolean,
  ) {
    const _id = await this.#nextImports(names.length);
    const first = _id - names.length + 1;
    const files = names.map((file, index) => ({
      import: first + index,
      file,
      columns: null,
      counts: NO_COUNTS,
    }));
    const entry = { _id, first, files, at: new Date() };
    await this.#collections.imports.insertOne({
      ...entry,
      dataset,
      file: names[names.length - 1],
      replace,
      state: 'writing',
      counts: NO_COUNTS,
      changes: [],
      rewritten: [],
    });
    return entry;
  }

  /** The last of so many numbers in a row. */
  async #nextImports(count: number): Promise<number> {
    const counter = await this.#collections.counters.findOneAndUpdate(
      { _id: 'import' },
      { $inc: { last: count } },
      { upsert: true, returnDocument: 'after' },
    );
    return counter!.last;
  }
}
