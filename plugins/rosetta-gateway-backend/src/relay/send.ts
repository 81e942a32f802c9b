import { pipeline } from 'node:stream/promises';
import { HttpAnswer } from '@rosetta/http-kit';
import { Request, Response } from 'express';
import { Kept, ageSecondsOf } from '../cache/AnswerCache';
import { toClient } from './headers';

/** Passes an answer on, as it comes. */
export async function sendAnswer(
  req: Request,
  res: Response,
  answer: HttpAnswer,
) {
  res.status(answer.status);
  toClient(res, answer.headers, req.baseUrl);
  if (answer.whole) {
    res.end(answer.whole);
    return;
  }
  res.flushHeaders();
  await pipeline(answer.body, res);
}

/** A stream ends between two pieces when the portal stops; its page comes back for the rest. */
export function endWith(
  closing: AbortSignal,
  answer: HttpAnswer,
  res: Response,
) {
  const end = () => {
    answer.body.unpipe(res);
    res.end();
    answer.body.destroy();
  };
  closing.addEventListener('abort', end, { once: true });
  res.once('close', () => closing.removeEventListener('abort', end));
}

/** Sends what is kept, or 304 to a client that has it. */
export function sendKept(req: Request, res: Response, kept: Kept) {
  res.status(200);
  toClient(res, kept.headers, req.baseUrl);
  // The client may keep it too, and asks whether it still holds.
  res.set({ etag: kept.etag, 'cache-control': 'private, no-cache' });
  const age = ageSecondsOf(kept);
  if (age > 0) res.set('age', String(age));
  if (req.fresh) {
    res.removeHeader('content-length');
    res.status(304).end();
  } else res.end(kept.body);
}
