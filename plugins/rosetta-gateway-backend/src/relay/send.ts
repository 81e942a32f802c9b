import { pipeline } from 'node:stream/promises';
import { HttpAnswer } from '@rosetta/http-kit';
import { onResponseClosed } from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { CachedAnswer, ageSecondsOf } from '../cache/AnswerCache';
import { setResponseHeaders } from './headers';

/** Answers 304 to a client that has the current version. */
function sendNotModified(res: Response) {
  res.removeHeader('content-length');
  res.status(304).end();
}

/** Streams an answer to the client. */
export async function sendAnswer(
  req: Request,
  res: Response,
  answer: HttpAnswer,
) {
  res.status(answer.status);
  setResponseHeaders(res, answer.headers, req.baseUrl);
  if (req.fresh) {
    sendNotModified(res);
    await answer.discard();
  } else if (answer.buffered) {
    res.end(answer.buffered);
  } else {
    res.flushHeaders();
    await pipeline(answer.body, res);
  }
}

/** Streams events; when the portal stops, the stream ends between two chunks and the page reconnects. */
export async function sendEvents(
  req: Request,
  res: Response,
  answer: HttpAnswer,
  closing: AbortSignal,
) {
  const sent = sendAnswer(req, res, answer);
  const end = () => {
    answer.body.unpipe(res);
    res.end();
    answer.body.destroy();
  };
  // Also when the shutdown began while the service was being called.
  if (closing.aborted) end();
  else {
    closing.addEventListener('abort', end, { once: true });
    onResponseClosed(res, () => closing.removeEventListener('abort', end));
  }
  await sent;
}

/** Sends a cached answer, or 304 to a client that has it. */
export function sendCached(req: Request, res: Response, cached: CachedAnswer) {
  res.status(200);
  setResponseHeaders(res, cached.headers, req.baseUrl);
  // The client may cache it too, and revalidates it.
  res.set({ etag: cached.etag, 'cache-control': 'private, no-cache' });
  const age = ageSecondsOf(cached);
  if (age > 0) res.set('age', String(age));
  if (req.fresh) sendNotModified(res);
  else res.end(cached.body);
}

/** Marks a cached answer that is served because the service failed; its value is the name of the error. */
const STALE_HEADER = 'x-rosetta-stale';

export function sendStale(
  req: Request,
  res: Response,
  cached: CachedAnswer,
  { name }: Error,
) {
  res.set(STALE_HEADER, name);
  sendCached(req, res, cached);
}
