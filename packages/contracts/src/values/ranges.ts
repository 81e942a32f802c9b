import { addMonths, countMonths, lastCompleteMonth } from './months';
import {
  isWithinBounds,
  outOfBoundsMessage,
  PeriodBounds,
  resolvePeriodBounds,
} from './bounds';

/** A half-open range of months or of days: `from` is in, `to` is out. */
export interface DateRange {
  from: string;
  to: string;
}

/** Fifty years; more is a mistake, and would list a missing month for each. */
const MAX_MONTHS = 600;
/** Five years; more is a mistake. */
const MAX_DAYS = 5 * 366;

/** The UTC day so many days later, or earlier. */
export const addDays = (day: string, count: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
};

const DAY_MS = 86_400_000;

/** How many days it is from one day to another. */
export const countDays = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The last published month that is over; a month that is still billed for would show a part of its costs. */
const lastPublishedMonth = (published: readonly string[], now: Date) => {
  const lastComplete = lastCompleteMonth(now);
  const complete = published.filter(month => month <= lastComplete);
  return complete.sort().at(-1) ?? lastComplete;
};

/**
 * The months of a query. One bound alone is one month; without any it is the last
 * published month that is over, or the last month that is over when none of those is published.
 * @param published - months with a published run
 */
export const resolveMonthRange = (
  { from, to }: Partial<DateRange>,
  published: readonly string[],
  now = new Date(),
): DateRange => {
  const first =
    from ?? (to ? addMonths(to, -1) : lastPublishedMonth(published, now));
  return { from: first, to: to ?? addMonths(first, 1) };
};

/** The days of a query. One bound alone is one day; without any it is so many days up to today. */
export const resolveDayRange = (
  { from, to }: Partial<DateRange>,
  days: number,
  now = new Date(),
): DateRange => {
  const tomorrow = addDays(now.toISOString().slice(0, 10), 1);
  return {
    from: from ?? addDays(to ?? tomorrow, to ? -1 : -days),
    to: to ?? (from ? addDays(from, 1) : tomorrow),
  };
};

/** What the query calls the bounds of a range. */
export type RangeNames = Record<keyof DateRange, string>;
const FROM_TO: RangeNames = { from: 'from', to: 'to' };

const outOfBounds = (
  first: string,
  last: string,
  bounds: PeriodBounds,
  names = FROM_TO,
) => {
  if (!isWithinBounds(first, bounds))
    return `${names.from}: ${outOfBoundsMessage(bounds)}`;
  return isWithinBounds(last, bounds)
    ? undefined
    : `${names.to}: ${outOfBoundsMessage(bounds)}`;
};

/** Why a range of months can't be answered, if so. */
export const monthRangeProblem = (
  { from, to }: DateRange,
  bounds = resolvePeriodBounds(),
  names = FROM_TO,
) => {
  const problem = outOfBounds(from, addMonths(to, -1), bounds, names);
  if (problem) return problem;
  return countMonths(from, to) > MAX_MONTHS
    ? `${names.to}: at most ${MAX_MONTHS} months after ${names.from}`
    : undefined;
};

/** Why a range of days can't be answered, if so. */
export const dayRangeProblem = (
  { from, to }: DateRange,
  bounds = resolvePeriodBounds(),
) => {
  const problem = outOfBounds(from, addDays(to, -1), bounds);
  if (problem) return problem;
  return addDays(to, -MAX_DAYS) > from
    ? `to: at most ${MAX_DAYS} days after from`
    : undefined;
};
