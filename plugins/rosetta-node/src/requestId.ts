import { assignRequestId } from '@rosetta/server-kit';
import { RequestHandler, Response } from 'express';

/** Gives every request its id, and notes when the request came. Passing twice changes nothing. */
export const requestId = (): RequestHandler => (req, res, next) => {
  assignRequestId(req, res);
  res.locals.arrivedAt ??= performance.now();
  next();
};

/** When the request came, by `performance.now()`. */
export const arrivedAt = (res: Response): number => res.locals.arrivedAt;
