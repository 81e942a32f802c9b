import { Random } from './random';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How much is released on a day, Sunday first: little on a Friday, hardly anything at the weekend. */
export const WEEKDAYS = [0.03, 0.9, 1.2, 1.25, 1.1, 0.55, 0.05];

/** People at work by hour, UTC: from 7 to 17, fewer at noon. */
const FIRST_HOUR = 7;
const HOURS = [0.5, 1.2, 1.5, 1.4, 0.8, 0.6, 1.3, 1.5, 1.2, 0.7];
const ALL_HOURS = HOURS.reduce((sum, weight) => sum + weight);

/** Midnight, UTC, of the day that an instant is in. */
export const startOfDay = (at: number) => Math.floor(at / DAY) * DAY;

export const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Some moment of a day at which people work. */
export function workingMoment(day: number, random: Random): number {
  let left = random.next() * ALL_HOURS;
  const index = HOURS.findIndex(weight => (left -= weight) < 0);
  return day + (FIRST_HOUR + Math.max(0, index)) * HOUR + random.next() * HOUR;
}

const isWeekend = (at: number) => [0, 6].includes(new Date(at).getUTCDay());

/** The same moment where it is in working hours, else one of the next morning at work. */
export function atWork(at: number, random: Random): number {
  const hour = (at - startOfDay(at)) / HOUR;
  let day = startOfDay(at);
  const late = hour >= FIRST_HOUR + HOURS.length;
  if (!late && hour >= FIRST_HOUR && !isWeekend(day)) return at;
  if (late) day += DAY;
  while (isWeekend(day)) day += DAY;
  return day + (FIRST_HOUR + random.between(0.5, 3)) * HOUR;
}
