import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { PivotType } from '@rosetta/contracts/ref';
import { Instant } from '@rosetta/contracts/values';
import { Logger } from '@rosetta/service-kit';
import { z } from 'zod';
import type { SourceState } from './SourceState';

/**
 * What a source says runs somewhere. The reader adds what is not the source's to say: whose it
 * is, whether that is production, and how fresh it is.
 */
export const SourceItem = LiveDeployment.omit({
  application: true,
  production: true,
  stale: true,
  asOf: true,
  problem: true,
}).extend({
  pivot: z.object({ type: PivotType, values: z.array(z.string()).readonly() }),
  /** The source no longer says so, while it answers for others: since when, and why. */
  held: z.object({ asOf: Instant, problem: z.string() }).optional(),
});
export type SourceItem = z.infer<typeof SourceItem>;

/** Items that are new or changed, and ids of those that went. */
export interface SourceChange {
  items: SourceItem[];
  removed: string[];
}

/** Keeps the state of one source up to date, for as long as it runs. */
export interface SourceWatch {
  start(): void;
  /** How many listeners there are now. */
  setListeners(count: number): void;
  /** The référentiel has changed. */
  pivotsChanged(): void;
  /** Fetches what is newer than what is known, where polling helps; soon done, whatever the source does. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
  /** How old the last answer may be, at the current pace of polling. */
  staleAfterMs(): number;
}

/** What a watch stands on. */
export interface WatchContext<Config, Client> {
  config: Config;
  client: Client;
  state: SourceState;
  logger: Logger;
  /** Values of the référentiel's pivots of a type that are valid now; undefined while unknown. */
  pivots(type: PivotType): readonly string[] | undefined;
  /** How many requests the client has made so far, retries included. */
  requestCount(): number;
}
