import { ImportLimits } from './limits';

/**
 * A record as its source said it: every field that has a value, by name. A field
 * without one (`NULL` or empty in a CSV file) is left out; the import's columns tell
 * that it was there.
 */
export type RawDocument = Readonly<Record<string, unknown>>;

/** A usable record on its way in. */
export interface NewRecord {
  /** Which record of the file this is, from 1; a header is not one. */
  row: number;
  /**
   * The document as canonical JSON: fields by name, those without a value left out.
   * Equal text is an equal record.
   */
  document: string;
  /** The period that a batch reads it by, e.g. `2024-09`. */
  period: string;
  /** What a replacing file stands for within the period, e.g. the billing account. */
  replaceKey: string;
}

/** Why a record can't be used. */
export interface Rejection {
  /** What is wrong, the same words for the same thing, so that it can be counted. */
  problem: string;
  /** What stood there; null where that says nothing. */
  value: string | null;
}

/** A record that can't be used, kept with the reason. */
export interface RejectedRecord extends Rejection {
  row: number;
  /** JSON of what was read; a list of fields where they can't be told apart by name. */
  document: string;
}

/** A record as a batch reads it. `import` and `row` are its address and never change. */
export interface RawRecord {
  import: number;
  row: number;
  /** SHA-256 of what it says, in hex: the same wherever and whenever it was imported. */
  id: string;
  /** Which of the equal records this is, from 0. */
  rank: number;
  file: string;
  document: RawDocument;
}

/** A part of a period's window: plain JSON, so that it can be queued. */
export interface RawSlice {
  /** The first and the last record, both included. */
  from: RawAddress;
  to: RawAddress;
  records: number;
  /** The period's version that the window was cut from. */
  version: number;
}
export interface RawAddress {
  import: number;
  row: number;
}

export interface RawPeriod {
  period: string;
  /** The last import that changed the period's live records. */
  version: number;
  /** Live records. */
  records: number;
}

/** What the import of one file did. `landed + already + rejected` is what the file held. */
export interface ImportCounts {
  landed: number;
  already: number;
  rejected: number;
  /** Earlier records that the delivery replaced; counted with its last file. */
  superseded: number;
  /** Superseded records that this file brought back; they count as `already` too. */
  revived: number;
}

export const NO_COUNTS: ImportCounts = {
  landed: 0,
  already: 0,
  rejected: 0,
  superseded: 0,
  revived: 0,
};

export const addCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  landed: a.landed + b.landed,
  already: a.already + b.already,
  rejected: a.rejected + b.rejected,
  superseded: a.superseded + b.superseded,
  revived: a.revived + b.revived,
});

export interface ImportSummary {
  import: number;
  file: string;
  at: string;
  replace: boolean;
  counts: ImportCounts;
}

/** The last delivery of a dataset: its last file, and what all of its files did. */
export interface DeliverySummary extends ImportSummary {
  files: number;
}

export interface DatasetSummary {
  dataset: string;
  /** Live records. */
  records: number;
  superseded: number;
  quarantined: number;
  /** First and last period with live records. */
  first: string | null;
  last: string | null;
  lastImport: DeliverySummary | null;
}

export interface QuarantinedRecord extends RawAddress, Rejection {
  file: string;
  at: string;
  /** The problem and the value, for people. */
  reason: string;
  /** JSON of what was read, as a text: numbers beyond a double keep their digits. */
  document: string;
}

/** Which records of the quarantine. */
export interface QuarantineFilter {
  /** The name of the file that they came in. */
  file?: string;
  problem?: string;
}

/** Records of the quarantine that one problem kept out of one file. */
export interface QuarantineGroup {
  problem: string;
  file: string;
  records: number;
  /** When the newest of them came. */
  at: string;
}

export interface RawImportOptions {
  /**
   * Whether live records of the same (period, replaceKey) pairs that are not in this
   * delivery are superseded, and superseded ones that are in it come back.
   */
  replace?: boolean;
}

/**
 * A delivery on its way in, file by file: all of it counts from `commit` on, or none of
 * it ever does. `add` and `reject` answer as soon as the next batch may be prepared, so
 * that the caller reads on while the store writes.
 */
export interface RawImport {
  /** Begins the next file; `columns` is its header, as it was. */
  nextFile(columns?: readonly string[]): void;
  add(records: readonly NewRecord[]): Promise<void>;
  reject(records: readonly RejectedRecord[]): Promise<void>;
  /** A summary per file, in the order in which they were begun. */
  commit(): Promise<ImportSummary[]>;
  abort(): Promise<void>;
}

/** The landing zone. */
export interface RawStore {
  /** What files that are imported may hold. */
  readonly limits: ImportLimits;
  /** Brings tables and indexes up to date; safe to call at every start. */
  migrate(): Promise<void>;
  /** Throws when the store does not answer, or is behind this release. */
  check(): Promise<void>;
  /**
   * Begins the delivery of these files, each an import with a number of its own. Waits
   * for another delivery of the same dataset to end.
   */
  begin(
    dataset: string,
    files: readonly string[],
    options?: RawImportOptions,
  ): Promise<RawImport>;

  periods(dataset: string): Promise<RawPeriod[]>;
  /** The import that last changed each period's live records; 0 when none ever did. */
  versions(
    dataset: string,
    periods: readonly string[],
  ): Promise<Map<string, number>>;
  /** Cuts the period's live records into parts of `size`, in (import, row) order. */
  slices(dataset: string, period: string, size: number): Promise<RawSlice[]>;
  /**
   * The slice's records in batches, in (import, row) order. Throws a `ConflictError`
   * when records of the window were superseded or revived since it was cut, since
   * what was read would then be neither the old window nor the new one. Records
   * that landed since are not in any slice and disturb nothing.
   */
  read(
    dataset: string,
    period: string,
    slice: RawSlice,
  ): AsyncIterable<RawRecord[]>;

  list(): Promise<DatasetSummary[]>;
  /** The newest import's first. */
  quarantine(
    dataset: string,
    page?: QuarantineFilter & { limit?: number; cursor?: string },
  ): Promise<{ items: QuarantinedRecord[]; nextCursor?: string }>;
  /** How many records of the quarantine there are of each problem and file, the most first. */
  quarantineGroups(
    dataset: string,
    filter?: QuarantineFilter,
  ): Promise<QuarantineGroup[]>;
  /** Those of these records that are in the quarantine. */
  quarantinedAt(
    dataset: string,
    addresses: readonly RawAddress[],
  ): Promise<QuarantinedRecord[]>;
  /** The headers of the files of these imports, of those that have one. */
  columnsOf(imports: readonly number[]): Promise<Map<number, string[]>>;
  close(): Promise<void>;
}
