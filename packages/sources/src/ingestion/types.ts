import { PivotType } from '@rosetta/contracts/ref';
import { FileImport, RawStore } from '@rosetta/raw-store';

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
}
