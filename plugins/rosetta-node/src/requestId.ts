import { randomUUID } from 'node:crypto';
import { RequestHandler, Response } from 'express';

export const REQUEST_ID = 'x-request-id';

/** What may go into logs and headers of other machines as it is. */
const SAFE = /^[\w.:-]{1,128}$/;

/**
 * Gives every request an id, the caller's when it has a usable one, says it on every answer,
 * and notes when the request came. Passing twice changes nothing.
 */
export const requestId = (): RequestHandler => (req, res, next) => {
  const given = req.get(REQUEST_ID);
  const id = given && SAFE.test(given) ? given : randomUUID();
  req.headers[REQUEST_ID] = id;
  res.set(REQUEST_ID, id);
  res.locals.arrivedAt ??= performance.now();
  next();
};

/** When the request came, by `performance.now()`. */
export const arrivedAt = (res: Response): number => res.locals.arrivedAt;
