import { RequestHandler } from '../types';

/**
 * While a process stops, each answer closes its connection. Otherwise it would wait for ever for
 * a client that keeps using the connection it has.
 */
export const closeConnectionsWhen =
  (isStopping: () => boolean): RequestHandler =>
  (_req, res, next) => {
    if (isStopping()) res.setHeader('connection', 'close');
    next();
  };
