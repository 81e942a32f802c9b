import { RequestHandler } from 'express';
import { DynatraceError, refuse } from './errors';

export interface RequestLimit {
  requests: number;
  perSeconds: number;
}

const USUAL: RequestLimit = { requests: 1_000, perSeconds: 60 };

/** Counts in fixed windows, and sends with each answer what is left. */
export function createRequestLimit({
  requests,
  perSeconds,
}: RequestLimit = USUAL): RequestHandler {
  let window = 0;
  let observed = 0;
  return (_req, res, next) => {
    const now = Date.now();
    const current = Math.floor(now / 1_000 / perSeconds);
    if (current !== window) {
      window = current;
      observed = 0;
    }
    observed += 1;
    const reset = (window + 1) * perSeconds * 1_000;
    res.set({
      'X-RateLimit-Limit': String(requests),
      'X-RateLimit-Remaining': String(Math.max(0, requests - observed)),
      'X-RateLimit-Reset': String(reset * 1_000),
    });
    if (observed <= requests) next();
    else {
      res.set('Retry-After', String(Math.ceil((reset - now) / 1_000)));
      refuse(res, new DynatraceError(429, 'Too many requests'));
    }
  };
}
