import { setTimeout as sleep } from 'node:timers/promises';
import {
  HttpAnswer,
  HttpHeaders,
  HttpRequest,
  createHttpClient,
} from '@rosetta/http-kit';
import { z } from 'zod';
import type { SourceDefinition } from '../defineSource';
import { ListOptions, RateLimit, SourceOptions } from '../types';
import { parseJson, parseJsonWithNotNumbers } from './parseJson';
import { rateLimitOf, waitMs } from './rateLimit';
import { parseAnswer, parseRecords } from './records';
import { RateLimitedError, toError } from './refusal';

const RATE_LIMIT_WAIT_MS = 60_000;

export type SourceRequest = Omit<HttpRequest, 'method' | 'body'> & {
  /** The path with names instead of values: for metrics and messages. */
  route: string;
};

interface Read<T> {
  value: T;
  headers: HttpHeaders;
}

/** Requests of a source, whatever its API: waits where it limits requests, and names what goes wrong. */
export interface SourceClient {
  readonly rateLimit: RateLimit | undefined;
  /** An answer with success, its body still to come. */
  request(request: SourceRequest): Promise<HttpAnswer>;
  read<S extends z.ZodType>(
    schema: S,
    request: SourceRequest,
  ): Promise<Read<z.output<S>>>;
  parse<S extends z.ZodType>(
    schema: S,
    what: string,
    value: unknown,
  ): z.output<S>;
  /** Those that are as the schema has them. */
  records<S extends z.ZodType>(
    schema: S,
    what: string,
    values: readonly unknown[],
    options: Pick<ListOptions, 'onRefused'>,
  ): z.output<S>[];
  close(): Promise<void>;
}

interface ClientSource extends Pick<SourceDefinition, 'name' | 'title'> {
  /** Its answers may hold bare `NaN`, which comes as the text "NaN". */
  notNumbers?: boolean;
}

/**
 * @param source - what metrics and what messages call it
 */
export function createSourceClient(
  { name, title, notNumbers }: ClientSource,
  { rateLimitWaitMs = RATE_LIMIT_WAIT_MS, token: _, ...options }: SourceOptions,
  identity: HttpHeaders,
): SourceClient {
  // The wait for a rate limit is done here: it may take longer than an answer may.
  const http = createHttpClient({
    ...options,
    name,
    title,
    retryOn429: false,
  });
  const parse = notNumbers ? parseJsonWithNotNumbers : parseJson;
  let rateLimit: RateLimit | undefined;
  /** Until then the source limits requests. */
  let limitedUntil = 0;

  async function send(request: SourceRequest): Promise<HttpAnswer> {
    const headers = {
      accept: 'application/json',
      ...request.headers,
      ...identity,
    };
    let left = rateLimitWaitMs;
    const wait = async (ms: number) => {
      left -= Math.max(ms, 1);
      await sleep(ms, undefined, { signal: request.signal }).catch(
        () => {}, // the next request finds the signal aborted, and says why
      );
    };
    const limitedMs = limitedUntil - Date.now();
    if (limitedMs > left)
      throw new RateLimitedError(`${title} limits requests`, limitedMs);
    if (limitedMs > 0) await wait(limitedMs);
    for (;;) {
      const answer = await http.request({ ...request, method: 'get', headers });
      rateLimit = rateLimitOf(answer) ?? rateLimit;
      if (answer.status >= 200 && answer.status < 300) return answer;
      const retryAfterMs = answer.status === 429 ? waitMs(answer) : Infinity;
      if (answer.status === 429) limitedUntil = Date.now() + retryAfterMs;
      if (retryAfterMs > left)
        throw await toError(title, request.route, answer);
      await answer.discard();
      await wait(retryAfterMs);
    }
  }

  return {
    get rateLimit() {
      return rateLimit;
    },
    request: send,
    parse: (...given) => parseAnswer(title, ...given),
    records: (...given) => parseRecords(title, ...given),
    async read(schema, request) {
      // One that falls silent is as dead as one that does not begin.
      const idleTimeoutMs = options.timeoutMs;
      const answer = await send({ idleTimeoutMs, ...request });
      const content = parse(title, answer.status, await answer.text());
      const value = parseAnswer(title, schema, request.route, content);
      return { value, headers: answer.headers };
    },
    close: () => http.close(),
  };
}
