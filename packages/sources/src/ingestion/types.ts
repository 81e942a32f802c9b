import { PivotType } from '@rosetta/contracts/ref';
import { FileImport, RawStore } from '@rosetta/raw-store';

/** How far each part of a source has been ingested. */
export interface WatermarkStore {
  /** The watermarks of a source, by scope: a project, or an application there. */
  of(source: string): Promise<Map<string, string>>;
  save(source: string, watermarks: ReadonlyMap<string, string>): Promise<void>;
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

/** What the ingestion of a source brought. */
export interface IngestionResult {
  /** By what was imported: `deployments`. */
  imports: Record<string, FileImport>;
  /** Parts of the source that failed while others answered. */
  unread: {
    /** What such a part is called: `project`. */
    unit: string;
    /** Why each was not read. */
    reasons: ReadonlyMap<string, string>;
  };
}
