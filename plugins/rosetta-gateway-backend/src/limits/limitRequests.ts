import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { CustomErrorBase } from '@backstage/errors';
import { RequestHandler, Response } from 'express';
import {
  BurstyRateLimiter,
  RateLimiterMemory,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { GatewayConfig } from '../readGatewayConfig';

export type Limit = GatewayConfig['limits']['identified'];

class TooManyRequestsError extends CustomErrorBase {
  name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;
}

const whoIs = ({ principal }: BackstageCredentials): string | undefined => {
  const { userEntityRef, subject } = principal as Record<string, string>;
  return userEntityRef ?? subject;
};

const bucketsOf = ({ requests, perSeconds: duration, burst }: Limit) =>
  new BurstyRateLimiter(
    new RateLimiterMemory({ points: requests, duration }),
    new RateLimiterMemory({ points: burst, duration }),
  );

const secondsUntilMore = ({ msBeforeNext }: RateLimiterRes) =>
  Math.max(1, Math.ceil(msBeforeNext / 1000));

const tell = (res: Response, state: RateLimiterRes, limit: Limit) =>
  res.set({
    'ratelimit-limit': String(limit.requests),
    'ratelimit-remaining': String(state.remainingPoints),
    'ratelimit-reset': String(secondsUntilMore(state)),
    'ratelimit-policy': `${limit.requests};w=${limit.perSeconds};burst=${limit.burst}`,
  });

export interface LimitOptions {
  httpAuth: HttpAuthService;
  limit: Limit;
  metrics: { tooMany(): void };
}

/**
 * Counts the requests of everybody, as each service does, before anything is decided or asked for
 * them: being refused costs too. In memory: each process counts its own.
 */
export function limitRequests(options: LimitOptions): RequestHandler {
  const { httpAuth, limit, metrics } = options;
  const buckets = bucketsOf(limit);
  const consume = (who: string) =>
    buckets.consume(who).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return { refused };
      throw refused;
    });
  return async (req, res, next) => {
    const who = whoIs(await httpAuth.credentials(req));
    if (!who) return next();
    const state = await consume(who);
    if (!('refused' in state)) {
      tell(res, state, limit);
      return next();
    }
    metrics.tooMany();
    tell(res, state.refused, limit);
    const seconds = secondsUntilMore(state.refused);
    res.set('retry-after', String(seconds));
    throw new TooManyRequestsError(
      `Too many requests; try again in ${seconds} s`,
    );
  };
}
