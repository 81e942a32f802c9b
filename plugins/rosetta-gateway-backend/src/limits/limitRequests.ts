import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import {
  LimitsConfig,
  createRateLimiter,
  enforceRateLimit,
  setRateLimitHeaders,
} from '@rosetta/server-kit';
import { RequestHandler } from 'express';

const subjectOf = ({ principal }: BackstageCredentials): string | undefined => {
  const { userEntityRef, subject } = principal as Record<string, string>;
  return userEntityRef ?? subject;
};

export interface LimitOptions {
  httpAuth: HttpAuthService;
  limit: LimitsConfig['identified'];
  metrics: { tooMany(): void };
}

/**
 * Counts the requests of each person and plugin, as each service does, before anything is decided
 * for them: a refused request counts too. In memory: each process counts its own.
 */
export function limitRequests(options: LimitOptions): RequestHandler {
  const { httpAuth, limit, metrics } = options;
  const limiter = createRateLimiter(limit);
  return async (req, res, next) => {
    const subject = subjectOf(await httpAuth.credentials(req));
    if (!subject) return next();
    const result = await limiter.consume(subject);
    if (!result.allowed) metrics.tooMany();
    setRateLimitHeaders(res, result);
    enforceRateLimit(res, result);
    return next();
  };
}
