import { absDecimal, compareDecimals, isZero } from './decimal';
import { formatAge, formatDuration } from './duration';

/** From here on, an amount for reading is written short. */
const LONG_AMOUNT = '1000000';
const MIN_SHOWN = '0.01';
/** A difference as large as this is read without its cents. */
const CENTS_MATTER = '100';

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

const decimalsOf = (value: string) => value.split('.')[1]?.length ?? 0;

/** Intl reads a decimal string digit by digit; a number would go through a float. */
const digits = (value: string) => value as `${number}`;

/** Making an Intl formatter is slow enough to be felt in a table of 10,000 rows. */
const remember = <T>(make: (options: object) => T) => {
  const made = new Map<string, T>();
  return (options: object): T => {
    const key = JSON.stringify(options);
    const known = made.get(key) ?? make(options);
    made.set(key, known);
    return known;
  };
};

const moneyFormats = (locale: string) => {
  const format = remember(o => new Intl.NumberFormat(locale, o));
  const write = (amount: string, currency: string, options: object = {}) =>
    format({ style: 'currency', currency, ...options }).format(digits(amount));

  const moneyExact = (amount: string, currency: string) => {
    const decimals = Math.max(2, decimalsOf(amount));
    return write(amount, currency, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  };
  /** Nothing and almost nothing are not the same: a cent is the least that is written. */
  const money = (amount: string, currency: string) => {
    const size = absDecimal(amount);
    if (isZero(size) || compareDecimals(size, '0.005') >= 0)
      return write(amount, currency, {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      });
    return amount.startsWith('-')
      ? `> ${write(`-${MIN_SHOWN}`, currency)}`
      : `< ${write(MIN_SHOWN, currency)}`;
  };
  const moneyShort = (amount: string, currency: string) =>
    compareDecimals(absDecimal(amount), LONG_AMOUNT) >= 0
      ? write(amount, currency, {
          notation: 'compact',
          maximumFractionDigits: 1,
        })
      : money(amount, currency);
  /** For an axis, where a rounded float is as good as the pixel it marks. */
  const moneyTick = (amount: number, currency: string) =>
    format({
      style: 'currency',
      currency,
      notation: 'compact',
      maximumSignificantDigits: 3,
    }).format(amount);
  /** What one unit costs, which may be a fraction of a cent: four digits tell months apart. */
  const moneyPerUnit = (amount: string, currency: string) =>
    write(amount, currency, { maximumSignificantDigits: 4 });
  /** A price of one unit: price lists have up to six digits that tell their entries apart. */
  const unitPrice = (amount: string, currency: string) =>
    write(amount, currency, { maximumSignificantDigits: 6 });
  /** A difference, with its sign; cents only where they matter. */
  const moneyDifference = (amount: string, currency: string) => {
    const cents = compareDecimals(absDecimal(amount), CENTS_MATTER) < 0 ? 2 : 0;
    return write(amount, currency, {
      minimumFractionDigits: cents,
      maximumFractionDigits: cents,
      signDisplay: 'exceptZero',
    });
  };
  return {
    ...{ money, moneyShort, moneyExact, moneyTick },
    ...{ moneyDifference, moneyPerUnit, unitPrice },
  };
};

const numberFormats = (locale: string) => {
  const format = remember(o => new Intl.NumberFormat(locale, o));
  return {
    number: (value: number | string) =>
      format({ maximumFractionDigits: 2 }).format(
        typeof value === 'string' ? digits(value) : value,
      ),
    percent: (ratio: number) =>
      format({
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
      }).format(ratio),
    /** With its sign, so that up and down can be told without a colour. */
    change: (ratio: number) =>
      format({
        style: 'percent',
        minimumFractionDigits: 1,
        maximumFractionDigits: 1,
        signDisplay: 'exceptZero',
      }).format(ratio),
  };
};

/** Times that carry the reader's zone. */
const zonedFormats = (locale: string) => {
  const format = remember(o => new Intl.DateTimeFormat(locale, o));
  return {
    /** To the minute, with the reader's zone; the year only where it is another. */
    moment: (instant: string, now: number = Date.now()) => {
      const at = new Date(instant);
      const thisYear = at.getFullYear() === new Date(now).getFullYear();
      return format({
        ...(thisYear ? {} : { year: 'numeric' }),
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
      }).format(at);
    },
    /** Within a day, to the second, with the reader's zone. */
    clock: (instant: string) =>
      format({
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        hourCycle: 'h23',
        timeZoneName: 'short',
      }).format(new Date(instant)),
    /** What the reader's zone is called on that day. */
    zone: (instant: string) =>
      format({ timeZoneName: 'short' })
        .formatToParts(new Date(instant))
        .find(({ type }) => type === 'timeZoneName')!.value,
  };
};

const dateFormats = (locale: string) => {
  const format = remember(o => new Intl.DateTimeFormat(locale, o));
  const relative = remember(o => new Intl.RelativeTimeFormat(locale, o));
  const monthDate = (month: string) => new Date(`${month}-01T00:00:00Z`);
  const month = (value: string, style: 'long' | 'short' = 'long') =>
    format({ timeZone: 'UTC', year: 'numeric', month: style }).format(
      monthDate(value),
    );
  return {
    month,
    /** Without its year, where the others beside it say that. */
    monthName: (value: string, style: 'long' | 'short' = 'long') =>
      format({ timeZone: 'UTC', month: style }).format(monthDate(value)),
    day: (instant: string) =>
      format({ dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(instant),
      ),
    ...zonedFormats(locale),
    /** Within a day, to the millisecond, in the reader's zone. */
    time: (instant: string) =>
      format({
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        fractionalSecondDigits: 3,
        hourCycle: 'h23',
      }).format(new Date(instant)),
    instant: (instant: string) =>
      format({ dateStyle: 'medium', timeStyle: 'long' }).format(
        new Date(instant),
      ),
    /** Without its year, in the reader's zone. */
    today: (at: Date) =>
      format({ weekday: 'long', day: 'numeric', month: 'long' }).format(at),
    /** `short` where there is little room: `23 hr. ago`. */
    ago: (instant: string, now: number, style: 'long' | 'short' = 'long') => {
      const seconds = Math.round((Date.parse(instant) - now) / 1000);
      const [unit, size] =
        UNITS.find(([, s]) => Math.abs(seconds) >= s) ??
        UNITS[UNITS.length - 1];
      return relative({ numeric: 'auto', style }).format(
        Math.round(seconds / size),
        unit,
      );
    },
  };
};

/** French has a space before its colon, at which no line ends. */
const colonOf = (locale: string) => (locale.startsWith('fr') ? '\u00a0:' : ':');

/** How figures, dates and ages are written for a reader. */
export const createFormats = (locale: string) => ({
  locale,
  ...moneyFormats(locale),
  ...numberFormats(locale),
  ...dateFormats(locale),
  /** A value after what it is called: “Period: October 2024”. */
  named: (name: string, value: string) => `${name}${colonOf(locale)} ${value}`,
  list: (names: readonly string[]) => new Intl.ListFormat(locale).format(names),
  duration: (seconds: number) => formatDuration(locale, seconds),
  /** How old something is, where a column has room for no more. */
  age: (instant: string, now: number) =>
    formatAge(locale, (now - Date.parse(instant)) / 1000),
});
export type Formats = ReturnType<typeof createFormats>;
