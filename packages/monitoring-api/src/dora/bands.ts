import { DoraBand, DoraDefinition } from '@rosetta/contracts/monitoring';

/**
 * The bands of the State of DevOps reports. Where these leave a gap between two bands, or give
 * several the same limits, the limits are those that Apache DevLake publishes for each report.
 * https://dora.dev/research/2021/dora-report/ and https://dora.dev/research/2023/dora-report/
 * https://github.com/apache/incubator-devlake, backend/plugins/dora/models/migrationscripts
 */

const HOUR = 60;
const DAY = 24 * HOUR;

/** Upper limits of elite, high and medium; what is above the last one is low. */
type Limits = readonly [number, number, number];

const NAMES: readonly DoraBand[] = ['elite', 'high', 'medium'];

/** A time is below its limit. */
const below =
  (limits: Record<DoraDefinition, Limits>) =>
  (value: number, definition: DoraDefinition): DoraBand =>
    NAMES[limits[definition].findIndex(limit => value < limit)] ?? 'low';

/** A rate is at its limit or below. */
const upTo =
  (limits: Record<DoraDefinition, Limits>) =>
  (value: number, definition: DoraDefinition): DoraBand =>
    NAMES[limits[definition].findIndex(limit => value <= limit)] ?? 'low';

export const leadTimeBand = below({
  '2021': [HOUR, 7 * DAY, 180 * DAY],
  '2023': [DAY, 7 * DAY, 30 * DAY],
});

export const recoveryTimeBand = below({
  '2021': [HOUR, DAY, 7 * DAY],
  '2023': [HOUR, DAY, 7 * DAY],
});

export const changeFailureRateBand = upTo({
  '2021': [0.15, 0.2, 0.3],
  '2023': [0.05, 0.1, 0.15],
});

type Cadence = 'daily' | 'weekly' | 'monthly' | 'rarer' | 'never';

/**
 * The cadence as Google's Four Keys defines it from days with a deployment: daily when the
 * median week has three, weekly when it has one, monthly when the median month has one.
 */
const toCadence = ({ perWeek, perMonth, days }: CadenceDays): Cadence => {
  if (perWeek >= 3) return 'daily';
  if (perWeek >= 1) return 'weekly';
  if (perMonth >= 1) return 'monthly';
  return days > 0 ? 'rarer' : 'never';
};

/**
 * 2021: elite on demand, high between once a week and once a month, medium between once a month
 * and once in six months, low more rarely. 2023: elite on demand, high between once a day and once
 * a week, medium between once a week and once a month, low more rarely.
 */
const FREQUENCIES: Record<DoraDefinition, Record<Cadence, DoraBand>> = {
  '2021': {
    daily: 'elite',
    weekly: 'high',
    monthly: 'high',
    rarer: 'medium',
    never: 'low',
  },
  '2023': {
    daily: 'elite',
    weekly: 'high',
    monthly: 'medium',
    rarer: 'low',
    never: 'low',
  },
};

/** Days with a deployment. */
interface CadenceDays {
  perWeek: number;
  perMonth: number;
  days: number;
}

export const frequencyBand = (
  days: CadenceDays,
  definition: DoraDefinition,
): DoraBand => FREQUENCIES[definition][toCadence(days)];
