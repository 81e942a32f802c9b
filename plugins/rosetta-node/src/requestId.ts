import { randomUUID } from 'node:crypto';
import { RequestHandler, Response } from 'express';
import { isRequestId } from '@rosetta/contracts';

export const REQUEST_ID = 'x-request-id';

/**
 * Gives every request an id, the caller's when it has a usable one, says it on every answer,
 * and notes when the request came. Passing twice changes nothing.
 */
export const requestId = (): RequestHandler => (req, res, next) => {
  const given = req.get(REQUEST_ID);
  const id = isRequestId(given) ? given : randomUUID();
  req.headers[REQUEST_ID] = id;
  res.set(REQUEST_ID, id);
  res.locals.arrivedAt ??= performance.now();
  next();
};

/** When the request came, by `performance.now()`. */
export const arrivedAt = (res: Response): number => res.locals.arrivedAt;
