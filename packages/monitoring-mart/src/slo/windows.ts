import {
  calendarDuration,
  CalendarUnit,
  durationMinutes,
  SloWindow,
} from '@rosetta/contracts/monitoring';

/** Half-open, as every window is. */
export interface InstantWindow {
  from: Date;
  to: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTHS: Partial<Record<CalendarUnit, number>> = { M: 1, Q: 3, Y: 12 };
const DAYS: Partial<Record<CalendarUnit, number>> = { d: 1, w: 7 };

const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (timeZone: string) => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, made);
  return made;
};

/** What the clock of a zone shows at an instant, as if it were UTC. */
const clockAt = (instant: number, timeZone: string): number => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
};

/** The instant at which the clock of a zone shows a time: the first of two, the next one of none. */
const instantOf = (clock: number, timeZone: string): Date => {
  const offsetAt = (instant: number) => clockAt(instant, timeZone) - instant;
  const candidates = [clock - offsetAt(clock - DAY_MS), clock - offsetAt(clock + DAY_MS)]; // prettier-ignore
  const exact = candidates.filter(each => clockAt(each, timeZone) === clock);
  return new Date(exact.length ? Math.min(...exact) : Math.max(...candidates));
};

/** A time on the clock so many windows after the first one. */
const stepClock = (first: number, unit: CalendarUnit, count: number) => {
  const days = DAYS[unit];
  if (days) return first + count * days * DAY_MS;
  const date = new Date(first);
  date.setUTCMonth(date.getUTCMonth() + count * MONTHS[unit]!);
  return date.getTime();
};

/** About how many windows are between two times on the clock; never too many. */
const windowsBetween = (
  first: number,
  clock: number,
  unit: CalendarUnit,
  count: number,
) => {
  const days = DAYS[unit] ?? MONTHS[unit]! * 31;
  const whole = Math.trunc((clock - first) / (days * count * DAY_MS));
  return clock < first ? whole * 2 - 2 : whole;
};

type Calendar = Extract<SloWindow, { type: 'calendar' }>;

const calendarWindow = (
  { duration, startTime, timeZone }: Calendar,
  at: Date,
): InstantWindow => {
  const { count, unit } = calendarDuration(duration)!;
  const first = Date.parse(`${startTime.replace(' ', 'T').slice(0, 16)}:00Z`);
  const startOf = (window: number) =>
    instantOf(stepClock(first, unit, window * count), timeZone);
  const clock = clockAt(at.getTime(), timeZone);
  let window = windowsBetween(first, clock, unit, count);
  while (startOf(window + 1) <= at) window += 1;
  // A beginning that the clock skips is later than the clock shows.
  if (startOf(window) > at) window -= 1;
  return { from: startOf(window), to: startOf(window + 1) };
};

/** The window of an objective at an instant. A rolling one moves by the hour: the hour that goes on is its last. */
export const windowAt = (window: SloWindow, at: Date): InstantWindow => {
  if (window.type === 'calendar') return calendarWindow(window, at);
  const end = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS + HOUR_MS;
  return {
    from: new Date(end - durationMinutes(window.duration)! * MINUTE_MS),
    to: new Date(end),
  };
};

/** The minutes of an hour at which a window begins, besides its first one. */
export const boundariesIn = (window: SloWindow, hourStart: Date): number[] => {
  if (window.type === 'rolling') return [];
  const last = new Date(hourStart.getTime() + HOUR_MS - 1);
  const { from } = windowAt(window, last);
  const minute = Math.ceil((from.getTime() - hourStart.getTime()) / MINUTE_MS);
  return minute > 0 ? [minute] : [];
};
