import { Binary, Collection, ObjectId } from 'mongodb';
import { Arrival, KnownRecord } from '../landing/Arrivals';
import { PeriodChange } from '../landing/ChangeTally';
import { ImportWriter, StoredRecord } from '../landing/Landing';
import { RowSet } from '../landing/RowSet';
import { ImportCounts, NewRecord, RejectedRecord } from '../RawStore';
import {
  Collections,
  liveAsOf,
  RecordEntry,
  RejectEntry,
  StoredEntry,
  toStored,
} from './collections';
import { DatasetLock } from './DatasetLock';
import { undoImport } from './undoImport';

/** Marks per round trip. */
const MARKS = 1_000;

interface Known extends StoredRecord {
  _id: ObjectId;
}

const toBinary = (id: string) => Binary.createFromHexString(id);

const toKnown = (entry: StoredEntry): KnownRecord => ({
  id: entry.id.toString('hex'),
  rank: entry.rank,
  import: entry.import,
  row: entry.row,
});

/** Writes one import: what it writes counts from the one write on that completes it. */
export class MongoImportWriter implements ImportWriter<Known> {
  readonly #collections: Collections;
  readonly #lock: DatasetLock;
  readonly #dataset: string;
  readonly #import: number;

  constructor(
    collections: Collections,
    lock: DatasetLock,
    dataset: string,
    importNumber: number,
  ) {
    this.#collections = collections;
    this.#lock = lock;
    this.#dataset = dataset;
    this.#import = importNumber;
  }

  async storedRecords(ids: string[]): Promise<Known[]> {
    const { records } = this.#collections;
    const found = await records.find(...this.#equalTo(ids)).toArray();
    return found.map(entry => ({
      ...toKnown(entry),
      _id: entry._id,
      period: entry.period,
      live: entry.supersededBy === null || entry.revivedBy !== null,
    }));
  }

  async storedRejects(ids: string[]): Promise<KnownRecord[]> {
    const { rejects } = this.#collections;
    const found = await rejects.find(...this.#equalTo(ids)).toArray();
    return found.map(toKnown);
  }

  async insertRecords(records: Arrival<NewRecord>[]) {
    await this.#insert<RecordEntry>(
      this.#collections.records,
      records.map(arrival => ({
        ...this.#entryOf(arrival),
        period: arrival.record.period,
        replaceKey: arrival.record.replaceKey,
        supersededBy: null,
        revivedBy: null,
      })),
    );
  }

  async insertRejects(records: Arrival<RejectedRecord>[]) {
    await this.#insert<RejectEntry>(
      this.#collections.rejects,
      records.map(arrival => ({
        ...this.#entryOf(arrival),
        problem: arrival.record.problem,
        value: arrival.record.value,
      })),
    );
  }

  async revive(records: Known[]) {
    await this.#mark(records, { revivedBy: this.#import });
  }

  async supersede(
    { period, replaceKeys }: { period: string; replaceKeys: string[] },
    metOf: (importNumber: number) => RowSet,
  ) {
    const live = this.#collections.records.find(
      {
        dataset: this.#dataset,
        period,
        replaceKey: { $in: replaceKeys },
        ...liveAsOf(this.#import - 1),
      },
      { projection: { import: 1, row: 1 } },
    );
    const marks = { supersededBy: this.#import, revivedBy: null };
    let superseded = 0;
    let unmet: { _id: ObjectId }[] = [];
    for await (const record of live) {
      if (metOf(record.import).has(record.row)) continue;
      superseded += 1;
      unmet.push(record);
      if (unmet.length < MARKS) continue;
      await this.#mark(unmet, marks);
      unmet = [];
    }
    await this.#mark(unmet, marks);
    return superseded;
  }

  async complete(
    counts: ImportCounts,
    changes: ({ period: string } & PeriodChange)[],
  ) {
    const rewritten = changes
      .filter(({ superseded, revived }) => superseded + revived > 0)
      .map(({ period }) => period);
    const { matchedCount } = await this.#collections.imports.updateOne(
      { _id: this.#import, state: 'writing' },
      { $set: { state: 'complete', counts, changes, rewritten } },
    );
    if (matchedCount === 0) throw this.#lock.lost();
    await this.#lock.release();
  }

  async undo() {
    await undoImport(this.#collections, this.#import);
    await this.#lock.release();
  }

  /** The filter and the fields of stored entries with one of these identities. */
  #equalTo(ids: string[]) {
    return [
      {
        dataset: this.#dataset,
        id: { $in: ids.map(toBinary) },
      },
      { projection: { document: 0 } },
    ] as const;
  }

  #entryOf({
    id,
    rank,
    record,
  }: Arrival<NewRecord | RejectedRecord>): StoredEntry {
    return {
      _id: new ObjectId(),
      dataset: this.#dataset,
      id: toBinary(id),
      rank,
      import: this.#import,
      row: record.row,
      document: toStored(record.document),
    };
  }

  async #insert<T extends StoredEntry>(
    collection: Collection<T>,
    entries: Parameters<Collection<T>['insertMany']>[0],
  ) {
    if (entries.length === 0) return;
    this.#lock.assertHeld();
    await collection.insertMany(entries);
  }

  async #mark(
    records: readonly { _id: ObjectId }[],
    marks: Partial<Pick<RecordEntry, 'supersededBy' | 'revivedBy'>>,
  ) {
    if (records.length === 0) return;
    this.#lock.assertHeld();
    await this.#collections.records.updateMany(
      { _id: { $in: records.map(({ _id }) => _id) } },
      { $set: marks },
    );
  }
}
