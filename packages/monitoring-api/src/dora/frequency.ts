import {
  addDays,
  addMonths,
  countDays,
  DateRange,
  monthsOf,
} from '@rosetta/contracts/values';

/** The Monday of the ISO week that a UTC day is in. */
export const mondayOf = (day: string): string => {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
};

/** The value at position ⌈n/2⌉: always a measured one. */
export const lowerMedian = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1];

/** The lower median of so many values, where only those above zero are given. */
const medianWithZeros = (values: readonly number[], count: number): number => {
  const zeros = count - values.length;
  const position = Math.ceil(count / 2);
  return position <= zeros
    ? 0
    : values.toSorted((a, b) => a - b)[position - zeros - 1];
};

/**
 * The days of a range that were looked at; undefined without any. A day without deployments has no
 * run: between published days nothing was deployed; what happened before and after them is not known.
 */
export const lookedAt = (
  range: DateRange,
  { first, last }: { first: string | null; last: string | null },
): DateRange | undefined => {
  if (first === null || last === null) return undefined;
  const end = addDays(last, 1);
  const from = first > range.from ? first : range.from;
  const to = end < range.to ? end : range.to;
  return from < to ? { from, to } : undefined;
};

/** The whole ISO weeks of some days; null without any. */
export const wholeWeeks = ({ from, to }: DateRange): DateRange | null => {
  const monday = mondayOf(from);
  const first = monday < from ? addDays(monday, 7) : monday;
  const end = mondayOf(to);
  return first < end ? { from: first, to: end } : null;
};

/** Distinct days with a delivery, by week and by month: those with any. */
export interface DeliveredDays {
  days: number;
  weeks: readonly number[];
  months: readonly number[];
}

const countMonthsOf = ({ from, to }: DateRange) => {
  const last = addDays(to, -1).slice(0, 7);
  return monthsOf(from.slice(0, 7), addMonths(last, 1)).length;
};

/**
 * Days per week with a delivery: the lower median over the whole ISO weeks (UTC) of the days looked
 * at; without such a week the days with one, scaled to a week.
 */
export const frequencyOf = (
  { days, weeks, months }: DeliveredDays,
  looked: DateRange,
) => {
  const whole = wholeWeeks(looked);
  const count = whole ? countDays(whole.from, whole.to) / 7 : 0;
  return {
    days,
    weeks: count,
    perWeek:
      count > 0
        ? medianWithZeros(weeks, count)
        : (days * 7) / countDays(looked.from, looked.to),
    perMonth: medianWithZeros(months, countMonthsOf(looked)),
  };
};

const countBy = (
  days: readonly string[],
  partOf: (day: string) => string,
): number[] => [
  ...Map.groupBy(days, partOf)
    .values()
    .map(({ length }) => length),
];

/** Days with a delivery, counted by the whole weeks and the months of the days looked at. */
export const countDelivered = (
  days: readonly string[],
  looked: DateRange,
): DeliveredDays => {
  const whole = wholeWeeks(looked);
  const inWhole = days.filter(
    day => whole && whole.from <= day && day < whole.to,
  );
  return {
    days: days.length,
    weeks: countBy(inWhole, mondayOf),
    months: countBy(days, day => day.slice(0, 7)),
  };
};
