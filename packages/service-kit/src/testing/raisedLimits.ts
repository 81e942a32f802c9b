import { LimitsConfig } from '@rosetta/server-kit';

/** For tests that send more requests than anybody may: the figures of the limiter are raised, and nothing else. */
export const RAISED_LIMITS = LimitsConfig.parse({
  anonymous: { requests: 1_000_000 },
  identified: { requests: 1_000_000 },
  portal: { requests: 1_000_000 },
  signIn: { requests: 1_000_000 },
});
