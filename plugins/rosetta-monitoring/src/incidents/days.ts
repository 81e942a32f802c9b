import { dayOf } from '../application/weeks';

const DAY_MS = 86_400_000;

/** So many days up to this one, this one included. */
export const lastDays = (days: number, now = Date.now()) => ({
  from: dayOf(new Date(now - (days - 1) * DAY_MS)),
  to: dayOf(new Date(now + DAY_MS)),
});

/** This day and so many more. */
export const nextDays = (days: number, now = Date.now()) => ({
  from: dayOf(new Date(now)),
  to: dayOf(new Date(now + (days + 1) * DAY_MS)),
});
