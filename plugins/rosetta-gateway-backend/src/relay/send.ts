import { pipeline } from 'node:stream/promises';
import { HttpAnswer } from '@rosetta/http-kit';
import { onResponseClosed } from '@rosetta/server-kit';
import { Request, Response } from 'express';
import { Kept, ageSecondsOf } from '../cache/AnswerCache';
import { toClient } from './headers';

/** The client has it already: it is told so, without it. */
function sendNotModified(res: Response) {
  res.removeHeader('content-length');
  res.status(304).end();
}

/** Passes an answer on, as it comes. */
export async function sendAnswer(
  req: Request,
  res: Response,
  answer: HttpAnswer,
) {
  res.status(answer.status);
  toClient(res, answer.headers, req.baseUrl);
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

/** Passes events on; they end between two pieces when the portal stops, as their page comes back for the rest. */
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
  // Also when the stop began while the service was being asked.
  if (closing.aborted) end();
  else {
    closing.addEventListener('abort', end, { once: true });
    onResponseClosed(res, () => closing.removeEventListener('abort', end));
  }
  await sent;
}

/** Sends what is kept, or 304 to a client that has it. */
export function sendKept(req: Request, res: Response, kept: Kept) {
  res.status(200);
  toClient(res, kept.headers, req.baseUrl);
  // The client may keep it too, and asks whether it still holds.
  res.set({ etag: kept.etag, 'cache-control': 'private, no-cache' });
  const age = ageSecondsOf(kept);
  if (age > 0) res.set('age', String(age));
  if (req.fresh) sendNotModified(res);
  else res.end(kept.body);
}
