import {
  ImportCounts,
  ImportSummary,
  NewRecord,
  RawImport,
  RejectedRecord,
} from '../RawStore';
import { Arrival, Arrivals, identified, KnownRecord } from './Arrivals';
import { ChangeTally, PeriodChange } from './ChangeTally';
import { Pipeline } from './Pipeline';
import { ReplacedScope } from './ReplacedScope';
import { RowSet } from './RowSet';

export interface StoredRecord extends KnownRecord {
  period: string;
  live: boolean;
}

/** What each adapter does for one import; everything counts from `complete` on. */
export interface ImportWriter<Stored extends StoredRecord = StoredRecord> {
  /** Stored records with one of these identities. */
  storedRecords(ids: string[]): Promise<Stored[]>;
  storedRejects(ids: string[]): Promise<KnownRecord[]>;
  insertRecords(records: Arrival<NewRecord>[]): Promise<void>;
  insertRejects(records: Arrival<RejectedRecord>[]): Promise<void>;
  revive(records: Stored[]): Promise<void>;
  /** Supersedes live records of earlier imports that were not met; how many. */
  supersede(
    scope: { period: string; replaceKeys: string[] },
    metOf: (importNumber: number) => RowSet,
  ): Promise<number>;
  complete(
    counts: ImportCounts,
    changes: ({ period: string } & PeriodChange)[],
  ): Promise<void>;
  undo(): Promise<void>;
}

/** One file on its way in, the same for every adapter. */
export class Landing<Stored extends StoredRecord> implements RawImport {
  readonly #start: Omit<ImportSummary, 'counts'>;
  readonly #writer: ImportWriter<Stored>;
  readonly #pipeline = new Pipeline();
  readonly #tally = new ChangeTally();
  readonly #scope = new ReplacedScope();
  readonly #records: Arrivals;
  readonly #rejects: Arrivals;

  constructor(
    start: Omit<ImportSummary, 'counts'>,
    writer: ImportWriter<Stored>,
  ) {
    this.#start = start;
    this.#writer = writer;
    this.#records = new Arrivals(start.import);
    this.#rejects = new Arrivals(start.import);
  }

  async add(records: readonly NewRecord[]) {
    if (records.length > 0) await this.#pipeline.push(() => this.#add(records));
  }

  async reject(records: readonly RejectedRecord[]) {
    if (records.length > 0)
      await this.#pipeline.push(() => this.#reject(records));
  }

  async commit(): Promise<ImportSummary> {
    await this.#pipeline.drain();
    if (this.#start.replace) await this.#supersede();
    const counts = this.#tally.totals();
    await this.#writer.complete(counts, this.#tally.changes());
    return { ...this.#start, counts };
  }

  async abort() {
    // What failed is known to the caller already; here it must only have ended.
    await this.#pipeline.drain().catch(() => {});
    await this.#writer.undo();
  }

  async #add(records: readonly NewRecord[]) {
    const batch = records.map(identified);
    const stored = await this.#writer.storedRecords(batch.map(({ id }) => id));
    const { fresh, known } = this.#records.sort(batch, stored);
    await this.#writer.insertRecords(fresh);
    for (const { record } of fresh) this.#tally.count(record.period, 'landed');
    this.#tally.already += known.length;
    if (this.#start.replace) {
      records.forEach(record => this.#scope.add(record));
      await this.#revive(known.filter(({ live }) => !live));
    }
  }

  async #reject(records: readonly RejectedRecord[]) {
    const batch = records.map(identified);
    const stored = await this.#writer.storedRejects(batch.map(({ id }) => id));
    await this.#writer.insertRejects(this.#rejects.sort(batch, stored).fresh);
    this.#tally.rejected += batch.length;
  }

  async #revive(records: Stored[]) {
    if (records.length > 0) await this.#writer.revive(records);
    for (const { period } of records) this.#tally.count(period, 'revived');
  }

  async #supersede() {
    for (const scope of this.#scope.periods()) {
      const superseded = await this.#writer.supersede(scope, importNumber =>
        this.#records.metOf(importNumber),
      );
      this.#tally.count(scope.period, 'superseded', superseded);
    }
  }
}
