import { HttpClientEvent, HttpClientLimits } from '@rosetta/http-kit';

/** What a client of a source system is made with. */
export interface SourceOptions {
  baseUrl: string;
  token: string;
  /** Until an answer begins; 10 s when not said. */
  timeoutMs?: number;
  /** How long a call may wait in all for a source that limits requests; 60 s when not said, 0 for who has somebody waiting. */
  rateLimitWaitMs?: number;
  observe?: (event: HttpClientEvent) => void;
  limits?: HttpClientLimits;
}

export interface AskOptions {
  signal?: AbortSignal;
}

/** A record that is not as the source's documentation has it. */
export interface RefusedRecord {
  /** What it calls itself, where it does. */
  name?: string;
  /** Which field, and what is wrong with it. */
  problem: string;
  /** As it came. */
  record: unknown;
}

export interface ListOptions extends AskOptions {
  /** Takes what is left out of the list. Without it, one such record is an error of the whole list. */
  onRefused?: (refused: RefusedRecord) => void;
}

/** What the source said last about how much it may still be asked. */
export interface RateLimit {
  limit: number;
  remaining: number;
  resetAt: Date;
}
