import { Binary, Collection, ObjectId } from 'mongodb';
import { UnstoredRecord, StoredRecordKey } from '../importing/RecordMatcher';
import {
  FileOutcome,
  ImportWriter,
  StoredRecord,
} from '../importing/ImportWriter';
import { mergeChanges } from '../importing/ImportCounters';
import { RowSet } from '../importing/RowSet';
import { addCounts, NewRecord, NO_COUNTS, RejectedRecord } from '../RawStore';
import {
  Collections,
  FileEntry,
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

/** The entry of a delivery that is being written. */
export interface WrittenDelivery {
  _id: number;
  first: number;
  files: readonly FileEntry[];
}

const toBinary = (id: string) => Binary.createFromHexString(id);

const toRecordKey = (entry: StoredEntry): StoredRecordKey => ({
  id: entry.id.toString('hex'),
  rank: entry.rank,
  import: entry.import,
  row: entry.row,
});

/** Writes one delivery: what it writes counts from the one write on that completes it. */
export class MongoImportWriter implements ImportWriter<StoredEntryRecord> {
  readonly #collections: Collections;
  readonly #lock: DatasetLock;
  readonly #dataset: string;
  readonly #delivery: WrittenDelivery;

  constructor(
    collections: Collections,
    lock: DatasetLock,
    dataset: string,
    delivery: WrittenDelivery,
  ) {
    this.#collections = collections;
    this.#lock = lock;
    this.#dataset = dataset;
    this.#delivery = delivery;
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

  async insertRecords(
    importNumber: number,
    records: UnstoredRecord<NewRecord>[],
  ) {
    await this.#insert<RecordEntry>(
      this.#collections.records,
      records.map(arrival => ({
        ...this.#entryOf(importNumber, arrival),
        period: arrival.record.period,
        replaceKey: arrival.record.replaceKey,
        supersededBy: null,
        revivedBy: null,
      })),
    );
  }

  async insertRejects(
    importNumber: number,
    records: UnstoredRecord<RejectedRecord>[],
  ) {
    await this.#insert<RejectEntry>(
      this.#collections.rejects,
      records.map(arrival => ({
        ...this.#entryOf(importNumber, arrival),
        problem: arrival.record.problem,
        value: arrival.record.value,
      })),
    );
  }

  async revive(importNumber: number, records: StoredEntryRecord[]) {
    await this.#mark(records, { revivedBy: importNumber });
  }

  async supersede(
    by: number,
    { period, replaceKeys }: { period: string; replaceKeys: string[] },
    matchedRowsOf: (importNumber: number) => RowSet,
  ) {
    const live = this.#collections.records.find(
      {
        dataset: this.#dataset,
        period,
        replaceKey: { $in: replaceKeys },
        ...liveAsOf(this.#delivery.first - 1),
      },
      { projection: { import: 1, row: 1 } },
    );
    const marks = { supersededBy: by, revivedBy: null };
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

  async complete(outcomes: readonly FileOutcome[]) {
    const changes = mergeChanges(outcomes.flatMap(each => each.changes));
    const rewritten = changes
      .filter(({ superseded, revived }) => superseded + revived > 0)
      .map(({ period }) => period);
    const { _id } = this.#delivery;
    const files = this.#delivery.files.map(
      (file, index): FileEntry => ({
        ...file,
        columns: outcomes[index].columns?.slice() ?? null,
        counts: outcomes[index].counts,
      }),
    );
    const counts = files.map(file => file.counts).reduce(addCounts, NO_COUNTS);
    const { matchedCount } = await this.#collections.imports.updateOne(
      { _id, state: 'writing' },
      { $set: { state: 'complete', files, counts, changes, rewritten } },
    );
    if (matchedCount === 0) throw this.#lock.lockLostError();
    await this.#lock.release();
  }

  async undo() {
    await undoImport(this.#collections, this.#delivery);
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

  #entryOf(
    importNumber: number,
    { id, rank, record }: UnstoredRecord<NewRecord | RejectedRecord>,
  ): StoredEntry {
    return {
      _id: new ObjectId(),
      dataset: this.#dataset,
      id: toBinary(id),
      rank,
      import: importNumber,
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
