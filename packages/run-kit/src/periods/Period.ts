import { addMonths, Day, Month } from '@rosetta/contracts/values';
import { z } from 'zod';

/** What a domain counts in, as text that sorts as time does. */
export interface PeriodKind {
  /** For people, in the plural too by an `s`. */
  name: string;
  format: string;
  schema: z.ZodType<string, string>;
  /** The period so many later, or earlier. */
  add(period: string, count: number): string;
  /** The period that an instant is in, UTC. */
  of(instant: Date): string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

export const MONTHS: PeriodKind = {
  name: 'month',
  format: 'YYYY-MM',
  schema: Month,
  add: addMonths,
  of: instant => instant.toISOString().slice(0, 7),
};

export const DAYS: PeriodKind = {
  name: 'day',
  format: 'YYYY-MM-DD',
  schema: Day,
  add: (day, count) =>
    new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10),
  of: instant => instant.toISOString().slice(0, 10),
};
