import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, Dispatcher } from 'undici';
import { Deadline } from './Deadline';
import { RetryBudget } from './RetryBudget';
import { toAnswer } from './answer';
import { createBreakers } from './breaker';
import { UpstreamTimeoutError, toNamedError } from './errors';
import {
  Outcome,
  backoff,
  isRepeatable,
  retryAfterMs,
  retryReason,
} from './retry';
import {
  HttpAnswer,
  HttpClient,
  HttpClientOptions,
  HttpHeaders,
  HttpRequest,
} from './types';
import { withQuery } from './url';

const CONNECT_TIMEOUT_MS = 3_000;
/** Reading a body into memory may take so many times as long as an answer may take to begin. */
const READ_TIMEOUT_FACTOR = 6;

const outcomeLabel = (outcome: Outcome): number | string =>
  'answer' in outcome
    ? outcome.answer.status
    : (outcome.error as Error | undefined)?.name ?? 'Error';

async function toOutcome(call: Promise<HttpAnswer>): Promise<Outcome> {
  try {
    return { answer: await call };
  } catch (error) {
    return { error };
  }
}

/** Rejects with the signal's reason as soon as it aborts, whatever the work still waits for. */
function raceWithAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

/** The body of an answer that declares a short length; undefined when it is long, or its length unknown. */
async function bufferShortBody(
  { headers, body }: Dispatcher.ResponseData,
  { bufferUpToBytes = -1 }: HttpRequest,
): Promise<Buffer | undefined> {
  const declared = headers['content-length'];
  return declared !== undefined && Number(declared) <= bufferUpToBytes
    ? Buffer.from(await body.arrayBuffer())
    : undefined;
}

class UndiciHttpClient implements HttpClient {
  readonly name: string;
  readonly #title: string;
  readonly #options: HttpClientOptions;
  readonly #agent: Agent;
  /** Without a limit of connections: answers that last for hours must not block other calls. */
  readonly #longLivedAgent: Agent;
  readonly #base: URL;
  readonly #budget: RetryBudget;
  readonly #breakers: ReturnType<typeof createBreakers>;

  constructor(options: HttpClientOptions) {
    const { name, title = name, baseUrl, limits = {} } = options;
    this.name = name;
    this.#title = title;
    this.#options = options;
    this.#base = new URL(baseUrl);
    const connect = { timeout: CONNECT_TIMEOUT_MS };
    this.#agent = new Agent({
      connections: limits.connections ?? 64,
      connect,
    });
    this.#longLivedAgent = new Agent({ connect });
    this.#budget = new RetryBudget(limits.retryRatio ?? 0.1);
    this.#breakers = createBreakers({
      client: title,
      failures: limits.breakerFailures ?? 5,
      resetMs: limits.breakerResetMs ?? 5_000,
      perRoute: limits.breakerPerRoute ?? false,
      onChange: (state, route) =>
        options.observe?.({ type: 'breaker', client: name, route, state }),
    });
  }

  get breaker() {
    return this.#breakers.state;
  }

  async request(request: HttpRequest): Promise<HttpAnswer> {
    const started = performance.now();
    const timeoutMs = this.#timeoutMs(request);
    const deadline = new Deadline(
      timeoutMs,
      () =>
        new UpstreamTimeoutError(
          `${this.#title} did not answer within ${timeoutMs} ms`,
        ),
      request.signal,
    );
    const { outcome, attempts } = await this.#attempts(request, deadline);
    deadline.clear();
    this.#options.observe?.({
      type: 'call',
      client: this.name,
      method: request.method.toUpperCase(),
      route: request.route ?? 'other',
      outcome: outcomeLabel(outcome),
      durationMs: performance.now() - started,
      attempts,
    });
    if ('error' in outcome) throw outcome.error;
    return outcome.answer;
  }

  async #attempts(request: HttpRequest, deadline: Deadline) {
    this.#budget.recordCall();
    const nextDelay = backoff();
    const maxAttempts = isRepeatable(request)
      ? 1 + (this.#options.retries ?? 2)
      : 1;
    for (let attempts = 1; ; attempts++) {
      const outcome = await toOutcome(this.#attempt(request, deadline));
      const reason =
        attempts < maxAttempts
          ? retryReason(outcome, this.#options.retryOn429 ?? true)
          : undefined;
      const delayMs = retryAfterMs(outcome) ?? nextDelay();
      if (!reason || delayMs >= deadline.leftMs || !this.#budget.tryConsume())
        return { outcome, attempts };
      if ('answer' in outcome) await outcome.answer.discard();
      this.#options.observe?.({
        type: 'retry',
        client: this.name,
        attempt: attempts,
        reason,
      });
      await sleep(delayMs, undefined, { signal: deadline.signal }).catch(
        () => {}, // the next attempt finds the signal aborted, and throws its reason
      );
    }
  }

  #attempt(request: HttpRequest, { signal }: Deadline): Promise<HttpAnswer> {
    const call = this.#breakers
      .forRequest(request)
      .execute(() => this.#send(request, signal));
    // A call may also be waiting for the trial call of another on a half-open breaker.
    return raceWithAbort(call, signal);
  }

  async #send(request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> {
    const headers = await this.#headers(request.headers);
    try {
      const agent = request.longLived ? this.#longLivedAgent : this.#agent;
      const data = await agent.request({
        origin: this.#base.origin,
        path: this.#path(request),
        method: request.method.toUpperCase() as Dispatcher.HttpMethod,
        headers,
        body: request.body ?? null,
        signal,
        // The deadline decides; undici's own would only be a second opinion.
        headersTimeout: 0,
        bodyTimeout: request.idleTimeoutMs ?? 60_000,
      });
      const options = {
        client: this.#title,
        maxBodyBytes: this.#options.limits?.maxBodyBytes ?? 16 * 1024 * 1024,
        readTimeoutMs: READ_TIMEOUT_FACTOR * this.#timeoutMs(request),
        signal,
      };
      return toAnswer(data, options, await bufferShortBody(data, request));
    } catch (error) {
      throw toNamedError(this.#title, error, signal);
    }
  }

  #timeoutMs({ timeoutMs }: HttpRequest): number {
    return timeoutMs ?? this.#options.timeoutMs ?? 10_000;
  }

  #path({ path, query }: HttpRequest): string {
    return withQuery(this.#base.pathname.replace(/\/$/, '') + path, query);
  }

  async #headers(given: HttpHeaders = {}): Promise<HttpHeaders> {
    if (!this.#options.token || given.authorization) return given;
    return { ...given, authorization: `Bearer ${await this.#options.token()}` };
  }

  async close() {
    await Promise.all([this.#agent.destroy(), this.#longLivedAgent.destroy()]);
  }
}

/**
 * A client of one other system: every call has a time limit, a breaker, and retries where
 * a repeat is safe. Make one per system and keep it; it holds the connections.
 */
export const createHttpClient = (options: HttpClientOptions): HttpClient =>
  new UndiciHttpClient(options);
