import {
  ImportCounts,
  ImportSummary,
  NewRecord,
  RawImport,
  RejectedRecord,
} from '../RawStore';
import {
  UnstoredRecord,
  RecordMatcher,
  hashRecord,
  StoredRecordKey,
} from './RecordMatcher';
import { ImportCounters, PeriodChange } from './ImportCounters';
import { WriteQueue } from './WriteQueue';
import { ReplaceScope } from './ReplaceScope';
import { RowSet } from './RowSet';

export interface StoredRecord extends StoredRecordKey {
  period: string;
  live: boolean;
}

/** What each adapter does for one import; everything counts from `complete` on. */
export interface ImportWriter<Stored extends StoredRecord = StoredRecord> {
  /** Stored records with one of these identities. */
  storedRecords(ids: string[]): Promise<Stored[]>;
  storedRejects(ids: string[]): Promise<StoredRecordKey[]>;
  insertRecords(records: UnstoredRecord<NewRecord>[]): Promise<void>;
  insertRejects(records: UnstoredRecord<RejectedRecord>[]): Promise<void>;
  revive(records: Stored[]): Promise<void>;
  /** Supersedes live records of earlier imports that were not met; how many. */
  supersede(
    scope: { period: string; replaceKeys: string[] },
    matchedRowsOf: (importNumber: number) => RowSet,
  ): Promise<number>;
  complete(
    counts: ImportCounts,
    changes: ({ period: string } & PeriodChange)[],
  ): Promise<void>;
  undo(): Promise<void>;
}

/** One file on its way in, the same for every adapter. */
export class ImportSession<Stored extends StoredRecord> implements RawImport {
  readonly #start: Omit<ImportSummary, 'counts'>;
  readonly #writer: ImportWriter<Stored>;
  readonly #queue = new WriteQueue();
  readonly #counters = new ImportCounters();
  readonly #scope = new ReplaceScope();
  readonly #recordMatcher: RecordMatcher;
  readonly #rejectMatcher: RecordMatcher;

  constructor(
    start: Omit<ImportSummary, 'counts'>,
    writer: ImportWriter<Stored>,
  ) {
    this.#start = start;
    this.#writer = writer;
    this.#recordMatcher = new RecordMatcher(start.import);
    this.#rejectMatcher = new RecordMatcher(start.import);
  }

  async add(records: readonly NewRecord[]) {
    if (records.length > 0) await this.#queue.push(() => this.#add(records));
  }

  async reject(records: readonly RejectedRecord[]) {
    if (records.length > 0) await this.#queue.push(() => this.#reject(records));
  }

  async commit(): Promise<ImportSummary> {
    await this.#queue.drain();
    if (this.#start.replace) await this.#supersede();
    const counts = this.#counters.totals();
    await this.#writer.complete(counts, this.#counters.changes());
    return { ...this.#start, counts };
  }

  async abort() {
    // What failed is known to the caller already; here it must only have ended.
    await this.#queue.drain().catch(() => {});
    await this.#writer.undo();
  }

  async #add(records: readonly NewRecord[]) {
    const batch = records.map(hashRecord);
    const stored = await this.#writer.storedRecords(batch.map(({ id }) => id));
    const { fresh, known } = this.#recordMatcher.sort(batch, stored);
    await this.#writer.insertRecords(fresh);
    for (const { record } of fresh)
      this.#counters.count(record.period, 'landed');
    this.#counters.already += known.length;
    if (this.#start.replace) {
      records.forEach(record => this.#scope.add(record));
      await this.#revive(known.filter(({ live }) => !live));
    }
  }

  async #reject(records: readonly RejectedRecord[]) {
    const batch = records.map(hashRecord);
    const stored = await this.#writer.storedRejects(batch.map(({ id }) => id));
    await this.#writer.insertRejects(
      this.#rejectMatcher.sort(batch, stored).fresh,
    );
    this.#counters.rejected += batch.length;
  }

  async #revive(records: Stored[]) {
    if (records.length > 0) await this.#writer.revive(records);
    for (const { period } of records) this.#counters.count(period, 'revived');
  }

  async #supersede() {
    for (const scope of this.#scope.periods()) {
      const superseded = await this.#writer.supersede(scope, importNumber =>
        this.#recordMatcher.matchedRowsOf(importNumber),
      );
      this.#counters.count(scope.period, 'superseded', superseded);
    }
  }
}
