import { HttpClientEvent, HttpClientLimits } from '@rosetta/http-kit';

/** What a client of a source system is made with. */
export interface SourceOptions {
  baseUrl: string;
  token: string;
  /** Until an answer begins; 10 s when not said. */
  timeoutMs?: number;
  /** How long a call may wait in all for a source that limits requests; 60 s when not said. */
  rateLimitWaitMs?: number;
  observe?: (event: HttpClientEvent) => void;
  limits?: HttpClientLimits;
}

export interface AskOptions {
  signal?: AbortSignal;
}

/** What the source said last about how much it may still be asked. */
export interface RateLimit {
  limit: number;
  remaining: number;
  resetAt: Date;
}
