import {
  RateLimit,
  createRateLimiter,
  enforceRateLimit,
  setRateLimitHeaders,
} from '@rosetta/server-kit';
import { RequestHandler } from 'express';

/** Limits the requests of each address, as a proxy in front names it where `backend.trustProxy` says so. */
export function limitAddresses(limit: RateLimit): RequestHandler {
  const limiter = createRateLimiter(limit);
  return async (req, res, next) => {
    try {
      const result = await limiter.consume(req.ip ?? '');
      setRateLimitHeaders(res, result);
      enforceRateLimit(res, result);
      next();
    } catch (error) {
      next(error);
    }
  };
}
