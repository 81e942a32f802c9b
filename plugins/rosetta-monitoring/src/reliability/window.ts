import { dayOf } from '../application/weeks';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** Signals are answered by the minute for so long; percentiles of longer steps can't be made. */
const MAX_MINUTE_HOURS = 72;

/** What a reader looks at, and its hours. */
const PERIODS = {
  '6h': 6,
  '24h': 24,
  '3d': 72,
  '30d': 720,
  '90d': 2_160,
} as const;
export type Period = keyof typeof PERIODS;
export const PERIOD_NAMES = Object.keys(PERIODS) as Period[];

/** One window for all that is shown: the same instants for signals, logs and what happened. */
export interface ReliabilityWindow {
  from: string;
  to: string;
  step: 'minute' | 'hour';
  /** The days that it touches, half-open. */
  days: { from: string; to: string };
}

/** Up to the end of this minute. Pure. */
export const windowOf = (period: Period, now: number): ReliabilityWindow => {
  const hours = PERIODS[period];
  const end = Math.ceil(now / MINUTE_MS) * MINUTE_MS;
  const from = new Date(end - hours * HOUR_MS);
  const to = new Date(end);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    step: hours <= MAX_MINUTE_HOURS ? 'minute' : 'hour',
    days: { from: dayOf(from), to: dayOf(new Date(end + 24 * HOUR_MS)) },
  };
};
