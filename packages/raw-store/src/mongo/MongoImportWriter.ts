import { Binary, Collection, ObjectId } from 'mongodb';
import { UnstoredRecord, StoredRecordKey } from '../importing/RecordMatcher';
import { PeriodChange } from '../importing/ImportCounters';
import { ImportWriter, StoredRecord } from '../importing/ImportSession';
import { RowSet } from '../importing/RowSet';
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
const UPDATE_BATCH_RECORDS = 1_000;

interface StoredEntryRecord extends StoredRecord {
  _id: ObjectId;
}

const toBinary = (id: string) => Binary.createFromHexString(id);

const toRecordKey = (entry: StoredEntry): StoredRecordKey => ({
  id: entry.id.toString('hex'),
  rank: entry.rank,
  import: entry.import,
  row: entry.row,
});

/** Writes one import: what it writes counts from the one write on that completes it. */
export class MongoImportWriter implements ImportWriter<StoredEntryRecord> {
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

  async storedRecords(ids: string[]): Promise<StoredEntryRecord[]> {
    const { records } = this.#collections;
    const found = await records.find(...this.#equalTo(ids)).toArray();
    return found.map(entry => ({
      ...toRecordKey(entry),
      _id: entry._id,
      period: entry.period,
      live: entry.supersededBy === null || entry.revivedBy !== null,
    }));
  }

  async storedRejects(ids: string[]): Promise<StoredRecordKey[]> {
    const { rejects } = this.#collections;
    const found = await rejects.find(...this.#equalTo(ids)).toArray();
    return found.map(toRecordKey);
  }

  async insertRecords(records: UnstoredRecord<NewRecord>[]) {
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

  async insertRejects(records: UnstoredRecord<RejectedRecord>[]) {
    await this.#insert<RejectEntry>(
      this.#collections.rejects,
      records.map(arrival => ({
        ...this.#entryOf(arrival),
        problem: arrival.record.problem,
        value: arrival.record.value,
      })),
    );
  }

  async revive(records: StoredEntryRecord[]) {
    await this.#mark(records, { revivedBy: this.#import });
  }

  async supersede(
    { period, replaceKeys }: { period: string; replaceKeys: string[] },
    matchedRowsOf: (importNumber: number) => RowSet,
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
    let unmatched: { _id: ObjectId }[] = [];
    for await (const record of live) {
      if (matchedRowsOf(record.import).has(record.row)) continue;
      superseded += 1;
      unmatched.push(record);
      if (unmatched.length < UPDATE_BATCH_RECORDS) continue;
      await this.#mark(unmatched, marks);
      unmatched = [];
    }
    await this.#mark(unmatched, marks);
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
    if (matchedCount === 0) throw this.#lock.lockLostError();
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
  }: UnstoredRecord<NewRecord | RejectedRecord>): StoredEntry {
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
