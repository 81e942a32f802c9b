import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_BODY_BYTES, Route } from '@rosetta/contracts';
import {
  RequestTimeoutError,
  hasBody,
  payloadTooLarge,
} from '@rosetta/server-kit';
import { Request } from 'express';
import { BodyMemoryBudget } from './BodyMemoryBudget';

const requestTimeout = (limitMs: number) =>
  new RequestTimeoutError(
    `body: not received whole within ${limitMs / 1000} s; ` +
      'send it again, over a faster connection or in smaller parts',
  );

/** Resolves as the work does, or with undefined when that takes longer. */
async function withinTime<T>(
  ms: number,
  work: Promise<T>,
): Promise<T | undefined> {
  const done = new AbortController();
  const { signal } = done;
  const limit = sleep(ms, undefined, { signal }).catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    done.abort();
  }
}

/** The chunks of a body, within the size limit of its route and the time limit of its client. */
async function* readChunks(
  req: Request,
  maxBytes: number,
  bodyTimeoutMs: number,
) {
  // A service that answers before it has read the whole body must not close the client's connection.
  const chunks = req.iterator({ destroyOnReturn: false });
  let [bytes, leftMs] = [0, bodyTimeoutMs];
  for (;;) {
    const started = performance.now();
    const next = await withinTime(leftMs, chunks.next()).catch(() => {
      throw new DOMException('The client aborted its body', 'AbortError');
    });
    if (!next) throw requestTimeout(bodyTimeoutMs);
    if (next.done) return;
    leftMs -= performance.now() - started;
    bytes += next.value.length;
    if (bytes > maxBytes) throw payloadTooLarge(maxBytes);
    yield next.value;
  }
}

export interface BodyOptions {
  /** How long the client may take to send it. */
  bodyTimeoutMs: number;
  budget: BodyMemoryBudget;
}

/**
 * The body to send on; undefined when there is none. It is buffered before the service is called,
 * so that a slow client never looks like a slow service; only a large one is streamed. Without a
 * declared length it counts as the largest that its route takes.
 * @throws PayloadTooLargeError at once when its declared length exceeds the limit of the route
 * @throws ServiceUnavailableError at once when it exceeds the memory budget
 * @throws RequestTimeoutError when the client takes longer than it may
 */
export async function readBody(
  req: Request,
  route: Route,
  { bodyTimeoutMs, budget }: BodyOptions,
): Promise<Buffer | Readable | undefined> {
  if (!hasBody(req)) return undefined;
  const limit = route.maxBodyBytes ?? DEFAULT_BODY_BYTES;
  const declared = Number(req.headers['content-length'] ?? limit);
  if (declared > limit) throw payloadTooLarge(limit);
  const whole = declared <= DEFAULT_BODY_BYTES;
  if (whole) budget.reserve(declared, req.res!);
  // After an early answer nothing reads it any more, and an error event without a listener would end
  // the process.
  req.on('error', () => {});
  const chunks = readChunks(req, limit, bodyTimeoutMs);
  if (whole) return buffer(chunks);
  return Readable.from(chunks, { objectMode: false }).on('error', () => {});
}
