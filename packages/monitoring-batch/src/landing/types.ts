import { LandingMarkStore } from '@rosetta/monitoring-mart';
import { FileImport, RawStore } from '@rosetta/raw-store';

/** What landing from a source stands on. */
export interface LandingScope {
  raw: RawStore;
  marks: LandingMarkStore;
  /** Values of the référentiel's pivots of a type, whenever they are valid. */
  pivots(type: string): string[];
  /** How far back to go where nothing has been landed yet. */
  since: Date;
  signal: AbortSignal;
}

/** What a landing from a source brought, by what it was. */
export interface Landed {
  source: string;
  imports: Record<string, FileImport>;
  /** Projects that did not answer while others did, each with why. */
  unread: ReadonlyMap<string, string>;
}
