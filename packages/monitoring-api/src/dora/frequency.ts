import {
  DoraBand,
  DoraDefinition,
  DoraMetric,
} from '@rosetta/contracts/monitoring';
import { addDays, DateRange } from '@rosetta/contracts/values';

/** The Monday of the ISO week that a UTC day is in. */
export const mondayOf = (day: string): string => {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
};

const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`;

/** The value at position ⌈n/2⌉: always a measured one. */
export const lowerMedian = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1];

/** Counts the days in each week or month of the range; those without any count 0. */
const countBy = (
  { from, to }: DateRange,
  days: Iterable<string>,
  partOf: (day: string) => string,
): number[] => {
  const counts = new Map<string, number>();
  for (let day = from; day < to; day = addDays(day, 1))
    counts.set(partOf(day), 0);
  for (const day of days) counts.set(partOf(day), counts.get(partOf(day))! + 1);
  return [...counts.values()];
};

type Cadence = 'daily' | 'weekly' | 'monthly' | 'rarer' | 'never';

/**
 * The cadence as Google's Four Keys defines it from days with a deployment: daily when the
 * median week has three, weekly when it has one, monthly when the median month has one.
 */
const toCadence = (
  perWeek: number,
  perMonth: number,
  count: number,
): Cadence => {
  if (perWeek >= 3) return 'daily';
  if (perWeek >= 1) return 'weekly';
  if (perMonth >= 1) return 'monthly';
  return count > 0 ? 'rarer' : 'never';
};

/**
 * The bands of the State of DevOps reports. 2021: elite on demand, high between once a week
 * and once a month, medium between once a month and once in six months, low more rarely.
 * 2023: elite on demand, high between once a day and once a week, medium between once a
 * week and once a month, low more rarely.
 * https://dora.dev/research/2021/dora-report/ and https://dora.dev/research/2023/dora-report/
 */
const BANDS: Record<DoraDefinition, Record<Cadence, DoraBand>> = {
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

/** A day with successful production deployments. */
export interface Delivery {
  day: string;
  deployments: number;
}

/**
 * Days per week with a successful production deployment: the lower median over the ISO weeks
 * (UTC) that overlap the range. A week without any counts as 0; of a week that the range cuts
 * only the days within it count.
 * @param deliveries - of the range; several deliveries on one day count as one day
 */
export const deploymentFrequency = (
  range: DateRange,
  deliveries: readonly Delivery[],
  definition: DoraDefinition,
): DoraMetric => {
  const days = new Set(deliveries.map(({ day }) => day));
  const value = lowerMedian(countBy(range, days, mondayOf));
  const perMonth = lowerMedian(countBy(range, days, firstOfMonth));
  const count = deliveries.reduce((sum, each) => sum + each.deployments, 0);
  return {
    value,
    unit: 'days/week',
    band: BANDS[definition][toCadence(value, perMonth, count)],
    count,
  };
};
