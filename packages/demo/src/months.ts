import { addMonths } from '@rosetta/contracts/values';

/** 1 for January. */
export const calendarMonth = (month: string): number => Number(month.slice(5));

/** The first moment of a day of the month; the day after the last is the next month's first. */
export const instantOf = (month: string, day = 1): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), calendarMonth(month) - 1, day))
    .toISOString()
    .replace('.000Z', 'Z');

export const daysIn = (month: string): number =>
  new Date(
    Date.UTC(Number(month.slice(0, 4)), calendarMonth(month), 0),
  ).getUTCDate();

/** `count` months that end with `until`, oldest first. */
export const monthsUntil = (until: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => addMonths(until, i + 1 - count));
