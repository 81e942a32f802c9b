import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** How a stop goes: how long the door stays open, and how long those inside may take. */
export interface Stop {
  delayMs: number;
  limitMs: number;
}

const DELAY = 'backend.lifecycle.serverShutdownDelay';

/** Backstage's own delay, in which balancers notice that readiness says 503, then ours. */
export const readStop = (config: Config, limitSeconds: number): Stop => ({
  delayMs: config.has(DELAY)
    ? durationToMilliseconds(readDurationFromConfig(config, { key: DELAY }))
    : 0,
  limitMs: limitSeconds * 1000,
});
