import { Readable } from 'node:stream';

export type BreakerState = 'closed' | 'half-open' | 'open';

/** What a client tells about itself, for metrics and logs. */
export type HttpClientEvent =
  | {
      type: 'call';
      client: string;
      method: string;
      /** The declared route, when the caller gave one: never a raw path. */
      route: string;
      /** Status of the answer, or the name of the error that came instead. */
      outcome: number | string;
      durationMs: number;
      attempts: number;
    }
  | { type: 'retry'; client: string; attempt: number; reason: string }
  | {
      type: 'breaker';
      client: string;
      /** Method and declared route, of a breaker that is for one only. */
      route?: string;
      state: BreakerState;
    };

export interface HttpClientLimits {
  /** Largest body that `json`, `text` and `bytes` read into memory; 16 MiB when not said. */
  maxBodyBytes?: number;
  /** Open connections at most; 64 when not said. */
  connections?: number;
  /** Retries at most per call made, over time; 0.1 when not said. */
  retryRatio?: number;
  /** Failures in a row that open the breaker; 5 when not said. */
  breakerFailures?: number;
  /** A breaker for each declared route: one that fails then stops no other. One for all when not said. */
  breakerPerRoute?: boolean;
  /** How long an open breaker waits before it lets one call through; 5 s when not said. */
  breakerResetMs?: number;
}

export interface HttpClientOptions {
  /** Short and stable: it labels metrics and messages. */
  name: string;
  baseUrl: string;
  /**
   * Until the answer begins, retries and waits included; 10 s when not said. A body that is read
   * whole may take six times as long; one that is streamed, as long as it is not silent.
   */
  timeoutMs?: number;
  /** Further attempts of a call that is safe to repeat; 2 when not said. */
  retries?: number;
  /** Asked before each call; its answer travels as a bearer token. */
  token?: () => Promise<string>;
  observe?: (event: HttpClientEvent) => void;
  /** Waits as long as a 429 asks for, and asks again; true when not said. */
  waitWhenTooMany?: boolean;
  limits?: HttpClientLimits;
}

export type HttpHeaders = Record<string, string | string[] | undefined>;
export type HttpQuery = Record<string, unknown>;

export interface HttpRequest {
  method: string;
  /** From the base URL, already encoded; may carry a query of its own. */
  path: string;
  query?: HttpQuery;
  headers?: HttpHeaders;
  /** Bytes and text go as they are; a stream is never sent twice, so never retried. */
  body?: string | Uint8Array | Readable;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Longest silence within the body; 60 s when not said. */
  idleTimeoutMs?: number;
  /** The declared route, for metrics and for a breaker of its own. */
  route?: string;
  /**
   * An answer that declares no more bytes than this is read before it counts as one, so that
   * one that breaks off is a failure like any other, and may be asked for again.
   */
  wholeUpToBytes?: number;
  /** The answer lasts as long as somebody looks: it takes no connection from the others. */
  lasting?: boolean;
}

/** An answer whose body has not been read. Read it or `discard` it, or its connection stays busy. */
export interface HttpAnswer {
  status: number;
  headers: HttpHeaders;
  body: Readable;
  /** The body, where it was read before it counted as an answer. */
  whole?: Buffer;
  json(): Promise<unknown>;
  text(): Promise<string>;
  bytes(): Promise<Buffer>;
  /** The body line by line as it comes, for streams; one line may be as large as `bytes` may. */
  lines(): AsyncIterable<string>;
  discard(): Promise<void>;
}

export interface HttpClient {
  readonly name: string;
  /** The worst, where routes have breakers of their own. */
  readonly breaker: BreakerState;
  /**
   * Any status is an answer. What throws is no answer: `ServiceUnavailableError` (dead, or
   * the breaker is open) and `UpstreamTimeoutError`, which name the client.
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}
