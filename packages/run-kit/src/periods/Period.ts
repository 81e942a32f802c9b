import { addMonths, Day, Hour, Month } from '@rosetta/contracts/values';
import { z } from 'zod';

/** What a job counts in, as text that sorts as time does. */
export interface PeriodKind {
  /** For people, in the plural too by an `s`. */
  name: 'hour' | 'day' | 'month';
  format: string;
  schema: z.ZodType<string, string>;
  /** The period so many later, or earlier. */
  add(period: string, count: number): string;
  /** The period that an instant is in, UTC. */
  of(instant: Date): string;
  /** The instant at which a period begins; it ends where the next one begins. */
  start(period: string): Date;
}

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

export const HOURS: PeriodKind = {
  name: 'hour',
  format: 'YYYY-MM-DDTHH',
  schema: Hour,
  add: (hour, count) =>
    HOURS.of(new Date(HOURS.start(hour).getTime() + count * HOUR_MS)),
  of: instant => instant.toISOString().slice(0, 13),
  start: hour => new Date(`${hour}:00:00.000Z`),
};

export const DAYS: PeriodKind = {
  name: 'day',
  format: 'YYYY-MM-DD',
  schema: Day,
  add: (day, count) =>
    DAYS.of(new Date(DAYS.start(day).getTime() + count * DAY_MS)),
  of: instant => instant.toISOString().slice(0, 10),
  start: day => new Date(`${day}T00:00:00.000Z`),
};

export const MONTHS: PeriodKind = {
  name: 'month',
  format: 'YYYY-MM',
  schema: Month,
  add: addMonths,
  of: instant => instant.toISOString().slice(0, 7),
  start: month => new Date(`${month}-01T00:00:00.000Z`),
};

const KINDS = [HOURS, DAYS, MONTHS];

/** The kind that a period is written in; nothing when it is none. */
export const kindOf = (period: string): PeriodKind | undefined =>
  KINDS.find(({ schema }) => schema.safeParse(period).success);

/** Half-open, as every window is. */
export interface TimeWindow {
  start: Date;
  end: Date;
}

export const windowOf = (kind: PeriodKind, period: string): TimeWindow => ({
  start: kind.start(period),
  end: kind.start(kind.add(period, 1)),
});

/** The first and the last period of a kind that overlap a window. */
export const boundsWithin = (
  kind: PeriodKind,
  { start, end }: TimeWindow,
): [first: string, last: string] => [
  kind.of(start),
  kind.of(new Date(end.getTime() - 1)),
];

/** Every period of a kind that overlaps one of another kind, in order. */
export const overlapping = (
  kind: PeriodKind,
  otherKind: PeriodKind,
  period: string,
): string[] => {
  const [first, last] = boundsWithin(kind, windowOf(otherKind, period));
  const periods = [first];
  while (periods.at(-1)! < last) periods.push(kind.add(periods.at(-1)!, 1));
  return periods;
};
