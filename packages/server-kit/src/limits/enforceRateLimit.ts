import { ServerResponse } from 'node:http';
import { TooManyRequestsError } from '../errors/errors';
import { RateLimitResult } from './createRateLimiter';

export function setRateLimitHeaders(
  res: ServerResponse,
  { limit, remaining, resetSeconds, policy }: RateLimitResult,
) {
  res.setHeader('ratelimit-limit', String(limit));
  res.setHeader('ratelimit-remaining', String(remaining));
  res.setHeader('ratelimit-reset', String(resetSeconds));
  res.setHeader('ratelimit-policy', policy);
}

/** @throws TooManyRequestsError when the limit is exceeded, and sets `Retry-After` */
export function enforceRateLimit(
  res: ServerResponse,
  { allowed, resetSeconds }: RateLimitResult,
) {
  if (allowed) return;
  res.setHeader('retry-after', String(resetSeconds));
  throw new TooManyRequestsError(
    `Too many requests; try again in ${resetSeconds} s`,
  );
}
