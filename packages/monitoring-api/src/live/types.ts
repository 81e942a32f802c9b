import { LiveDeployment } from '@rosetta/contracts';

/** What a source says runs somewhere; whose it is and how fresh is added when it is shown. */
export type SourceItem = Omit<LiveDeployment, 'application' | 'stale' | 'asOf'>;

/** Items that are new or say something new, and ids of those that went. */
export interface SourceChange {
  items: SourceItem[];
  removed: string[];
}

/** Keeps the state of one source up to date, for as long as it runs. */
export interface Watch {
  start(): void;
  /** Somebody looks now, or no longer does. */
  watched(listeners: number): void;
  /** Asks for what is newer than what is known, where asking helps; soon done, whatever the source does. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
  /** How old what it said last may be, at the pace it is asked now. */
  staleAfterMs(): number;
}
