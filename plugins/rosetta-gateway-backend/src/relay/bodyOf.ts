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
import { HeldBodies } from './HeldBodies';

const tooSlow = (limitMs: number) =>
  new RequestTimeoutError(
    `body: not received whole within ${limitMs / 1000} s; ` +
      'send it again, over a faster connection or in smaller parts',
  );

/** Resolves as the work does, or with nothing when that takes longer. */
async function inTime<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const done = new AbortController();
  const { signal } = done;
  const limit = sleep(ms, undefined, { signal }).catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    done.abort();
  }
}

/** The pieces of a body, within what its route takes and the time its client may keep us waiting. */
async function* piecesOf(req: Request, mostBytes: number, patienceMs: number) {
  // A service that answers before it has read everything must not cost the client its connection.
  const pieces = req.iterator({ destroyOnReturn: false });
  let [bytes, leftMs] = [0, patienceMs];
  for (;;) {
    const asked = performance.now();
    const next = await inTime(leftMs, pieces.next()).catch(() => {
      throw new DOMException('The client broke its body off', 'AbortError');
    });
    if (!next) throw tooSlow(patienceMs);
    if (next.done) return;
    leftMs -= performance.now() - asked;
    bytes += next.value.length;
    if (bytes > mostBytes) throw payloadTooLarge(mostBytes);
    yield next.value;
  }
}

export interface BodyOptions {
  /** How long its client may keep us waiting. */
  patienceMs: number;
  held: HeldBodies;
}

/**
 * The body to send on; undefined when there is none. Its service is asked once it is there whole,
 * so that a slow client never looks like a slow service. Only one that may be large goes on as it comes.
 * One that does not say how long it is counts as the longest that its route takes.
 * @throws PayloadTooLargeError at once when its declared length is more than the route takes
 * @throws ServiceUnavailableError at once when it is more than can be held beside the others
 * @throws RequestTimeoutError when the client takes longer than it may
 */
export async function bodyOf(
  req: Request,
  route: Route,
  { patienceMs, held }: BodyOptions,
): Promise<Buffer | Readable | undefined> {
  if (!hasBody(req)) return undefined;
  const limit = route.maxBodyBytes ?? DEFAULT_BODY_BYTES;
  const declared = Number(req.headers['content-length'] ?? limit);
  if (declared > limit) throw payloadTooLarge(limit);
  const whole = declared <= DEFAULT_BODY_BYTES;
  if (whole) held.hold(declared, req.res!);
  // After an early answer nobody listens any more, and a break that nobody listens for would end
  // the process.
  req.on('error', () => {});
  const pieces = piecesOf(req, limit, patienceMs);
  if (whole) return buffer(pieces);
  return Readable.from(pieces, { objectMode: false }).on('error', () => {});
}
