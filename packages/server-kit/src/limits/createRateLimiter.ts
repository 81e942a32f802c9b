import {
  BurstyRateLimiter,
  RateLimiterMemory,
  RateLimiterRes,
} from 'rate-limiter-flexible';

export interface RateLimit {
  requests: number;
  perSeconds: number;
  /** On top of `requests`, within the same time. */
  burst?: number;
}

export interface RateLimitResult {
  allowed: boolean;
  limit: number;
  remaining: number;
  resetSeconds: number;
  /** As the header `RateLimit-Policy` says it. */
  policy: string;
}

export interface RateLimiter {
  /** Counts one request of this key, also one that is refused. */
  consume(key: string): Promise<RateLimitResult>;
}

const createBuckets = ({
  requests,
  perSeconds: duration,
  burst,
}: RateLimit) => {
  const steady = new RateLimiterMemory({ points: requests, duration });
  return burst === undefined
    ? steady
    : new BurstyRateLimiter(
        steady,
        new RateLimiterMemory({ points: burst, duration }),
      );
};

const describePolicy = ({ requests, perSeconds, burst }: RateLimit) =>
  `${requests};w=${perSeconds}${burst === undefined ? '' : `;burst=${burst}`}`;

/** A token bucket per key. In memory: each process counts its own. */
export function createRateLimiter(limit: RateLimit): RateLimiter {
  const buckets = createBuckets(limit);
  const policy = describePolicy(limit);
  const toResult = (allowed: boolean, state: RateLimiterRes) => ({
    allowed,
    limit: limit.requests,
    remaining: state.remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)),
    policy,
  });
  return {
    async consume(key) {
      try {
        return toResult(true, await buckets.consume(key));
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return toResult(false, refused);
        throw refused;
      }
    },
  };
}
