import {
  LimitsConfig,
  RateLimitResult,
  createRateLimiter,
} from '@rosetta/server-kit';
import { Caller } from '../identity/types';
import { Metrics } from '../metrics/createMetrics';

export type RequestLimit = (
  caller: Caller | undefined,
  address: string,
) => Promise<RateLimitResult>;

/** Counts requests by caller where identity is proved, else by address. In memory: each process counts its own. */
export function createRequestLimit(
  config: LimitsConfig,
  metrics: Metrics,
): RequestLimit {
  const anonymous = createRateLimiter(config.anonymous);
  const identified = createRateLimiter(config.identified);
  return async (caller, address) => {
    const result = caller
      ? await identified.consume(`${caller.kind}:${caller.subject}`)
      : await anonymous.consume(address);
    metrics.limits.inc({
      kind: caller ? 'identified' : 'anonymous',
      outcome: result.allowed ? 'allowed' : 'refused',
    });
    return result;
  };
}
