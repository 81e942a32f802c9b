import { DAYS } from '@rosetta/run-kit';
import {
  DoraBand,
  DoraDefinition,
  DoraMetric,
} from '@rosetta/contracts/monitoring';
import { DayWindow } from '@rosetta/run-kit';

/** The Monday of the ISO week that a UTC day is in. */
export const mondayOf = (day: string): string => {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return DAYS.add(day, -sinceMonday);
};

const firstOfMonth = (day: string) => `${day.slice(0, 7)}-01`;

/** The one at position ⌈n/2⌉: always one that was measured. */
export const lowerMedian = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1];

/** How many of the days are in each part of the window; parts without any have 0. */
const countBy = (
  { from, to }: DayWindow,
  days: Iterable<string>,
  partOf: (day: string) => string,
): number[] => {
  const counts = new Map<string, number>();
  for (let day = from; day < to; day = DAYS.add(day, 1))
    counts.set(partOf(day), 0);
  for (const day of days) counts.set(partOf(day), counts.get(partOf(day))! + 1);
  return [...counts.values()];
};

type Cadence = 'daily' | 'weekly' | 'monthly' | 'rarer' | 'never';

/**
 * How often, in the words of the reports, as Google's Four Keys tells it from days with a
 * deployment: daily when the median week has three of them, weekly when it has one,
 * monthly when the median month has one.
 */
const cadenceOf = (
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
 * (UTC) that overlap the window. A week without any counts as 0, and of a week that the window
 * cuts only the days within it are seen.
 * @param deliveries - of the window; several of one day, as applications of a group have, are one day
 */
export const deploymentFrequency = (
  window: DayWindow,
  deliveries: readonly Delivery[],
  definition: DoraDefinition,
): DoraMetric => {
  const days = new Set(deliveries.map(({ day }) => day));
  const value = lowerMedian(countBy(window, days, mondayOf));
  const perMonth = lowerMedian(countBy(window, days, firstOfMonth));
  const count = deliveries.reduce((sum, each) => sum + each.deployments, 0);
  return {
    value,
    unit: 'days/week',
    band: BANDS[definition][cadenceOf(value, perMonth, count)],
    count,
  };
};
