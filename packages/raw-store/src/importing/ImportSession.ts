import {
  ImportSummary,
  NewRecord,
  RawImport,
  RejectedRecord,
} from '../RawStore';
import { ImportCounters } from './ImportCounters';
import { FileOutcome, ImportWriter, StoredRecord } from './ImportWriter';
import { hashRecord, RecordMatcher } from './RecordMatcher';
import { ReplaceScope } from './ReplaceScope';
import { WriteQueue } from './WriteQueue';

/** A delivery that has begun: its files have numbers, in their order. */
export interface StartedDelivery {
  files: readonly { import: number; file: string }[];
  at: string;
  replace: boolean;
}

/** A file of it that has been begun. */
interface FileInProgress {
  import: number;
  columns: readonly string[] | null;
  counters: ImportCounters;
}

const toOutcome = ({ counters, ...file }: FileInProgress): FileOutcome => ({
  ...file,
  counts: counters.totals(),
  changes: counters.changes(),
});

/** One delivery on its way in, the same for every adapter. */
export class ImportSession<Stored extends StoredRecord> implements RawImport {
  readonly #delivery: StartedDelivery;
  readonly #writer: ImportWriter<Stored>;
  readonly #queue = new WriteQueue();
  readonly #scope = new ReplaceScope();
  readonly #recordMatcher: RecordMatcher;
  readonly #rejectMatcher: RecordMatcher;
  readonly #begun: FileInProgress[] = [];

  constructor(delivery: StartedDelivery, writer: ImportWriter<Stored>) {
    this.#delivery = delivery;
    this.#writer = writer;
    const first = delivery.files[0].import;
    this.#recordMatcher = new RecordMatcher(first);
    this.#rejectMatcher = new RecordMatcher(first);
  }

  nextFile(columns: readonly string[] | null = null) {
    const { import: number } = this.#delivery.files[this.#begun.length];
    const counters = new ImportCounters();
    this.#begun.push({ import: number, columns, counters });
  }

  async add(records: readonly NewRecord[]) {
    const file = this.#current();
    if (records.length > 0)
      await this.#queue.push(() => this.#add(file, records));
  }

  async reject(records: readonly RejectedRecord[]) {
    const file = this.#current();
    if (records.length > 0)
      await this.#queue.push(() => this.#reject(file, records));
  }

  async commit(): Promise<ImportSummary[]> {
    await this.#queue.drain();
    const { files, at, replace } = this.#delivery;
    if (this.#begun.length !== files.length)
      throw new Error('Not all files of the delivery were read');
    if (replace) await this.#supersede(this.#current());
    const outcomes = this.#begun.map(toOutcome);
    await this.#writer.complete(outcomes);
    return files.map((file, index) => ({
      ...file,
      at,
      replace,
      counts: outcomes[index].counts,
    }));
  }

  async abort() {
    // What failed is known to the caller already; here it must only have ended.
    await this.#queue.drain().catch(() => {});
    await this.#writer.undo();
  }

  #current(): FileInProgress {
    return this.#begun[this.#begun.length - 1];
  }

  async #add(file: FileInProgress, records: readonly NewRecord[]) {
    const batch = records.map(hashRecord);
    const stored = await this.#writer.storedRecords(batch.map(({ id }) => id));
    const { fresh, known } = this.#recordMatcher.sort(batch, stored);
    await this.#writer.insertRecords(file.import, fresh);
    for (const { record } of fresh)
      file.counters.count(record.period, 'landed');
    file.counters.already += known.length;
    if (this.#delivery.replace) {
      records.forEach(record => this.#scope.add(record));
      const gone = known.filter(({ live }) => !live);
      await this.#revive(file, gone);
    }
  }

  async #reject(file: FileInProgress, records: readonly RejectedRecord[]) {
    const batch = records.map(hashRecord);
    const stored = await this.#writer.storedRejects(batch.map(({ id }) => id));
    await this.#writer.insertRejects(
      file.import,
      this.#rejectMatcher.sort(batch, stored).fresh,
    );
    file.counters.rejected += batch.length;
  }

  async #revive(file: FileInProgress, records: Stored[]) {
    if (records.length > 0) await this.#writer.revive(file.import, records);
    for (const { period } of records) file.counters.count(period, 'revived');
  }

  /** Once, after all files: what a later one holds must not fall to an earlier one. */
  async #supersede(last: FileInProgress) {
    for (const scope of this.#scope.periods()) {
      const superseded = await this.#writer.supersede(
        last.import,
        scope,
        importNumber => this.#recordMatcher.matchedRowsOf(importNumber),
      );
      last.counters.count(scope.period, 'superseded', superseded);
    }
  }
}
