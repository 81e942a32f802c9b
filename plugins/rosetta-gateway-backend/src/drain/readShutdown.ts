import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { ShutdownConfig } from '@rosetta/server-kit';

/** How a shutdown goes: how long new requests are accepted, and how long those in flight may take. */
export interface Shutdown {
  delayMs: number;
  limitMs: number;
}

const DELAY = 'backend.lifecycle.serverShutdownDelay';

/** Backstage's own delay, in which balancers notice that readiness answers 503, then ours. */
export const readShutdown = (
  config: Config,
  { limitSeconds }: ShutdownConfig,
): Shutdown => ({
  delayMs: config.has(DELAY)
    ? durationToMilliseconds(readDurationFromConfig(config, { key: DELAY }))
    : 0,
  limitMs: limitSeconds * 1000,
});
