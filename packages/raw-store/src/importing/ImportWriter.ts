import { ImportCounts, NewRecord, RejectedRecord } from '../RawStore';
import { ChangedPeriod } from './ImportCounters';
import { StoredRecordKey, UnstoredRecord } from './RecordMatcher';
import { RowSet } from './RowSet';

export interface StoredRecord extends StoredRecordKey {
  period: string;
  live: boolean;
}

/** What became of one file of a delivery. */
export interface FileOutcome {
  import: number;
  columns: readonly string[] | null;
  counts: ImportCounts;
  changes: ChangedPeriod[];
}

/** What each adapter does for one delivery; everything counts from `complete` on. */
export interface ImportWriter<Stored extends StoredRecord = StoredRecord> {
  /** Stored records with one of these identities. */
  storedRecords(ids: string[]): Promise<Stored[]>;
  storedRejects(ids: string[]): Promise<StoredRecordKey[]>;
  insertRecords(
    importNumber: number,
    records: UnstoredRecord<NewRecord>[],
  ): Promise<void>;
  insertRejects(
    importNumber: number,
    records: UnstoredRecord<RejectedRecord>[],
  ): Promise<void>;
  revive(importNumber: number, records: Stored[]): Promise<void>;
  /** Supersedes live records of earlier deliveries that were not met; how many. */
  supersede(
    importNumber: number,
    scope: { period: string; replaceKeys: string[] },
    matchedRowsOf: (importNumber: number) => RowSet,
  ): Promise<number>;
  complete(files: readonly FileOutcome[]): Promise<void>;
  undo(): Promise<void>;
}
