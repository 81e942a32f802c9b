import { z } from 'zod';

/** The units of OpenSLO's duration shorthand. */
const UNIT_MINUTES = { m: 1, h: 60, d: 1_440, w: 10_080 } as const;
const CALENDAR_DAYS = { d: 1, w: 7, M: 30, Q: 90, Y: 365 } as const;

const ROLLING = /^([1-9]\d{0,4})([mhdw])$/;
const CALENDAR = /^([1-9]\d{0,2})([dwMQY])$/;
const CALENDAR_UNITS = ['d', 'w', 'M', 'Q', 'Y'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/** A day in minutes. */
export const DAY_MINUTES = UNIT_MINUTES.d;
const MAX_WINDOW_DAYS = 366;

/** `5m`, `1h`, `30d`, `4w` in minutes; nothing when it is none. */
export const durationMinutes = (text: string): number | undefined => {
  const [, count, unit] = ROLLING.exec(text) ?? [];
  return count
    ? Number(count) * UNIT_MINUTES[unit as keyof typeof UNIT_MINUTES]
    : undefined;
};

/** A number of minutes as OpenSLO writes it, in the largest unit that it is a whole number of. */
export const durationText = (minutes: number): string => {
  const unit = (['d', 'h'] as const).find(
    each => minutes % UNIT_MINUTES[each] === 0,
  );
  return unit ? `${minutes / UNIT_MINUTES[unit]}${unit}` : `${minutes}m`;
};

/** A calendar duration: how many of which unit. */
export const calendarDuration = (
  text: string,
): { count: number; unit: CalendarUnit } | undefined => {
  const [, count, unit] = CALENDAR.exec(text) ?? [];
  return count ? { count: Number(count), unit: unit as CalendarUnit } : undefined; // prettier-ignore
};

const isTimeZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
};

const Rolling = z.strictObject({
  type: z.literal('rolling'),
  duration: z
    .string()
    .regex(
      ROLLING,
      'must be a number of m, h, d or w, such as 30d; a rolling window counts no calendar months',
    )
    .refine(
      text => (durationMinutes(text) ?? 0) >= UNIT_MINUTES.h,
      'must be an hour or more',
    )
    .refine(
      text => (durationMinutes(text) ?? 0) <= MAX_WINDOW_DAYS * DAY_MINUTES,
      `must be ${MAX_WINDOW_DAYS} days or less`,
    )
    .meta({ examples: ['30d'] }),
});

const LAST_SAFE_DAY = 28;

const Calendar = z
  .strictObject({
    type: z.literal('calendar'),
    duration: z
      .string()
      .regex(CALENDAR, 'must be a number of d, w, M, Q or Y, such as 1M')
      .refine(
        text => nominalDays(text) <= MAX_WINDOW_DAYS,
        `must be ${MAX_WINDOW_DAYS} days or less`,
      ),
    /** The first window begins then, on the clock of the zone. */
    startTime: z
      .string()
      .regex(
        /^\d{4}-\d{2}-\d{2}[ T]([01]\d|2[0-3]):[0-5]\d(:00)?$/,
        'must be a local time without a zone, such as 2026-01-01 00:00:00',
      ),
    /** Of the IANA database. */
    timeZone: z
      .string()
      .refine(isTimeZone, 'must be an IANA time zone, such as Europe/Paris'),
  })
  .superRefine(({ duration, startTime }, ctx) => {
    const day = Number(startTime.slice(8, 10));
    const ok = !/[MQY]$/.test(duration) || (day >= 1 && day <= LAST_SAFE_DAY);
    if (!ok || Number.isNaN(Date.parse(startTime.slice(0, 10))))
      ctx.addIssue({
        code: 'custom',
        path: ['startTime'],
        message: `must be a day from 1 to ${LAST_SAFE_DAY}, which every month has`,
      });
  });

function nominalDays(text: string): number {
  const duration = calendarDuration(text);
  return duration ? duration.count * CALENDAR_DAYS[duration.unit] : 0;
}

/** Over which time an objective is promised. */
export const SloWindow = z.discriminatedUnion('type', [Rolling, Calendar]);
export type SloWindow = z.infer<typeof SloWindow>;

/** How long a window is; of months, quarters and years: 30, 90 and 365 days, so that factors are the same in each. */
export const nominalMinutes = (window: SloWindow): number =>
  window.type === 'rolling'
    ? durationMinutes(window.duration)!
    : nominalDays(window.duration) * DAY_MINUTES;
