import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { Instant } from '@rosetta/contracts/values';
import { z } from 'zod';

/** What a source says runs somewhere; whose it is and how fresh is added when it is shown. */
export const SourceItem = LiveDeployment.omit({
  application: true,
  stale: true,
  asOf: true,
  problem: true,
}).extend({
  /** Where Argo CD has it: names are unique within. */
  namespace: z.string().optional(),
  /** The source says it no longer, while it answers for others: since when, and why. */
  held: z.object({ asOf: Instant, problem: z.string() }).optional(),
});
export type SourceItem = z.infer<typeof SourceItem>;

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
  /** The référentiel says something else than before. */
  ownersChanged(): void;
  /** Asks for what is newer than what is known, where asking helps; soon done, whatever the source does. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
  /** How old what it said last may be, at the pace it is asked now. */
  staleAfterMs(): number;
}
