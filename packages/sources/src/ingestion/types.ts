import { PivotType } from '@rosetta/contracts/ref';
import { BreakerState } from '@rosetta/http-kit';
import { FileImport, RawStore } from '@rosetta/raw-store';
import { CallCounts } from '../http/SourceActivity';

/** How far each part of a source has been ingested. */
export interface WatermarkStore {
  /** The watermarks of a source, by scope: a project, or an application there. */
  of(source: string): Promise<Map<string, string>>;
  save(source: string, watermarks: ReadonlyMap<string, string>): Promise<void>;
}

/** The log of a run. */
export interface IngestionLog {
  info(message: string, fields?: Record<string, unknown>): Promise<void>;
  warn(message: string, fields?: Record<string, unknown>): Promise<void>;
}

/** What the ingestion of a source stands on. */
export interface IngestionContext {
  raw: RawStore;
  watermarks: WatermarkStore;
  /** Values of the référentiel's pivots of a type, whenever they are valid. */
  pivots(type: PivotType): string[];
  /** How far back to go where nothing has been ingested yet. */
  since: Date;
  signal: AbortSignal;
}

/** What became of the records of an import. */
export type LandedRecords = Pick<FileImport, 'counts' | 'problems'>;

/** What the ingestion of a source brought. */
export interface IngestionResult {
  /** By what was imported: `deployments`. */
  imports: Record<string, LandedRecords>;
  /** Parts of the source that failed while others answered. */
  unread: {
    /** What such a part is called: `project`. */
    unit: string;
    /** Several of them, where that is not the unit with an s. */
    units?: string;
    /** Why each was not read. */
    reasons: ReadonlyMap<string, string>;
  };
  /** What else people should know, in sentences. */
  warnings?: readonly string[];
  /** How many rows the source says there were, and how many it gave, by what was imported. */
  rows?: Readonly<Record<string, RowCounts>>;
}

/** Fewer given than expected: an access rule hides the others. */
export interface RowCounts {
  expected: number;
  given: number;
}

/** How one poll of a source went. */
export interface RecordedPoll extends CallCounts {
  source: string;
  began: Date;
  ended: Date;
  /** `partial`: parts of it failed while others answered. */
  outcome: 'read' | 'partial' | 'failed';
  /** Why it failed. */
  error: string | null;
  breaker: BreakerState;
  /** Records that are new, and records that went to quarantine. */
  landed: number;
  rejected: number;
  unread: readonly { part: string; reason: string }[];
  rows: Readonly<Record<string, RowCounts>>;
}

/** Keeps how polls went, for people. */
export interface PollStore {
  save(poll: RecordedPoll): Promise<void>;
}
