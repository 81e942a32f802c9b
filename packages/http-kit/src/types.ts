import { Readable } from 'node:stream';

export type BreakerState = 'closed' | 'half-open' | 'open';

/** An event of a client, for metrics and logs. */
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
      /** Method and declared route, where the breaker is for one route. */
      route?: string;
      state: BreakerState;
    };

export interface HttpClientLimits {
  /** Largest body that `json`, `text` and `bytes` read into memory; 16 MiB by default. */
  maxBodyBytes?: number;
  /** Open connections at most; 64 by default. */
  connections?: number;
  /** Retries at most per call made, over time; 0.1 by default. */
  retryRatio?: number;
  /** Failures in a row that open the breaker; 5 by default. */
  breakerFailures?: number;
  /** A breaker for each declared route: one that fails then blocks no other. One for all by default. */
  breakerPerRoute?: boolean;
  /** How long an open breaker waits before it lets one call through; 5 s by default. */
  breakerResetMs?: number;
}

export interface HttpClientOptions {
  /** Short and stable: it labels metrics. */
  name: string;
  /** What messages call the other system; its name when not given. */
  title?: string;
  baseUrl: string;
  /**
   * Until the answer begins, retries and waits included; 10 s by default. Reading a body into
   * memory may take six times as long; a streamed body has no limit while data keeps coming.
   */
  timeoutMs?: number;
  /** Further attempts of a call that is safe to repeat; 2 by default. */
  retries?: number;
  /** Called before each request; its result is sent as a bearer token. */
  token?: () => Promise<string>;
  observe?: (event: HttpClientEvent) => void;
  /** Retries a 429 after its `Retry-After`; true by default. */
  retryOn429?: boolean;
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
  /** Bytes and text are sent as they are; a stream cannot be sent twice, so it is never retried. */
  body?: string | Uint8Array | Readable;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Longest pause within the body; 60 s by default. */
  idleTimeoutMs?: number;
  /** The declared route, for metrics and for a breaker of its own. */
  route?: string;
  /**
   * A body that declares no more bytes than this is buffered before `request` resolves, so that
   * a break within it is a failure like any other, and may be retried.
   */
  bufferUpToBytes?: number;
  /** The answer stays open for long: it uses no connection of the limited pool. */
  longLived?: boolean;
}

/** An answer whose body is not read yet. Read it or `discard` it, or its connection stays busy. */
export interface HttpAnswer {
  status: number;
  headers: HttpHeaders;
  body: Readable;
  /** The body, where it was buffered before `request` resolved. */
  buffered?: Buffer;
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
   * Resolves with any status. Throws when there is no answer: `ServiceUnavailableError`
   * (unreachable, or the breaker is open) or `UpstreamTimeoutError`, which name the client.
   */
  request(request: HttpRequest): Promise<HttpAnswer>;
  close(): Promise<void>;
}
