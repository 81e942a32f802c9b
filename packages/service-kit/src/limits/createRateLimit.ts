import {
  BurstyRateLimiter,
  RateLimiterMemory,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { LimitsConfig } from '../config/sections';
import { Caller } from '../identity/types';
import { Metrics } from '../metrics/createMetrics';

/** What the limit says of one request, and what its headers tell the client. */
export interface Verdict {
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
  policy: string;
}

interface Bucket {
  limiter: Pick<RateLimiterMemory, 'consume'>;
  limit: number;
  policy: string;
}

const anonymousBucket = (config: LimitsConfig['anonymous']): Bucket => ({
  limiter: new RateLimiterMemory({
    points: config.requests,
    duration: config.perSeconds,
  }),
  limit: config.requests,
  policy: `${config.requests};w=${config.perSeconds}`,
});

const identifiedBucket = (config: LimitsConfig['identified']): Bucket => {
  const duration = config.perSeconds;
  return {
    limiter: new BurstyRateLimiter(
      new RateLimiterMemory({ points: config.requests, duration }),
      new RateLimiterMemory({ points: config.burst, duration }),
    ),
    limit: config.requests,
    policy: `${config.requests};w=${duration};burst=${config.burst}`,
  };
};

async function ask({ limiter, limit, policy }: Bucket, key: string) {
  const verdict = (allowed: boolean, state: RateLimiterRes): Verdict => ({
    allowed,
    limit,
    remaining: state.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
    policy,
  });
  try {
    return verdict(true, await limiter.consume(key));
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return verdict(false, refused);
    throw refused;
  }
}

export type RateLimit = (
  caller: Caller | undefined,
  address: string,
) => Promise<Verdict>;

/** Counts requests by who asks where that is proved, else by address. In memory: each process counts its own. */
export function createRateLimit(
  config: LimitsConfig,
  metrics: Metrics,
): RateLimit {
  const anonymous = anonymousBucket(config.anonymous);
  const identified = identifiedBucket(config.identified);
  return async (caller, address) => {
    const verdict = caller
      ? await ask(identified, `${caller.kind}:${caller.subject}`)
      : await ask(anonymous, address);
    metrics.limits.inc({
      kind: caller ? 'identified' : 'anonymous',
      outcome: verdict.allowed ? 'allowed' : 'refused',
    });
    return verdict;
  };
}
