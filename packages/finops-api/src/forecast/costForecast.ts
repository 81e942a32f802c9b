import { CostForecast, ForecastHorizon } from '@rosetta/contracts/finops';
import {
  addDays,
  addMonths,
  countMonths,
  DateRange,
  monthsOf,
  PeriodBounds,
} from '@rosetta/contracts/values';
import { CostTrend } from '../costs/CostService';
import { Expectation, forecastSeries, QUANTILES } from './forecastSeries';
import { remember } from './remember';

/** Three years show a season, and a change of it; older months say little of the next ones. */
const HISTORY_MONTHS = 36;

/** The months that a forecast is made from, and this one. */
export const forecastRange = (
  bounds: PeriodBounds,
  today = new Date(),
): DateRange => {
  const month = today.toISOString().slice(0, 7);
  const first = addMonths(month, -HISTORY_MONTHS);
  return {
    from: first < bounds.from ? bounds.from : first,
    to: addMonths(month, 1),
  };
};

/** Each of some thousand applications takes some milliseconds, and pages ask for the same again and again. */
const MAX_REMEMBERED = 10_000;
const forecastOnce = remember(forecastSeries, MAX_REMEMBERED);

export interface MonthAmount {
  month: string;
  amount: string;
}

/** Of this month, which is not over: what is billed, up to which day. */
type SoFar = NonNullable<CostForecast['soFar']>;

/** An estimate to the hundredth, as a decimal; its last digit is far below what it is unsure of. */
const toAmount = (value: number) => {
  const text = value.toFixed(2).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text;
};

const toMonth = (
  month: string,
  { value, deviation }: Expectation,
): CostForecast['months'][number] => {
  const interval = (quantile: number) => ({
    low: toAmount(value - quantile * deviation),
    high: toAmount(value + quantile * deviation),
  });
  return {
    month,
    amount: toAmount(value),
    interval80: interval(QUANTILES[80]),
    interval95: interval(QUANTILES[95]),
  };
};

const daysOf = (month: string) =>
  Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8));

/** The rest of a month that is billed up to a day: so much of it is still open as it has days left. */
const restOf = (
  { amount, through, month }: SoFar,
  { value, deviation }: Expectation,
): Expectation => {
  const open = 1 - Number(through.slice(8)) / daysOf(month);
  return { value: Number(amount) + open * value, deviation: open * deviation };
};

/** Months that are over and follow each other without a gap, up to the last one of them. */
const toHistory = (
  amounts: readonly MonthAmount[],
  thisMonth: string,
): MonthAmount[] => {
  const over = amounts.filter(({ month }) => month < thisMonth);
  const gap = over.findLastIndex(
    ({ month }, index) =>
      index > 0 && addMonths(over[index - 1].month, 1) !== month,
  );
  return over.slice(Math.max(0, gap)).map(({ month, amount }) => ({
    month,
    amount,
  }));
};

/** The months that are forecast, the first one after the history first. */
const horizonOf = (
  horizon: ForecastHorizon,
  last: string,
  thisMonth: string,
): { steps: number; shown: string[] } => {
  const next = addMonths(last, 1);
  if (horizon === 'month-end')
    return { steps: countMonths(last, thisMonth), shown: [thisMonth] };
  const steps = Number(horizon);
  return { steps, shown: monthsOf(next, addMonths(next, steps)) };
};

/** This month, and the day up to which it is billed where it is. */
export interface ForecastNow {
  thisMonth: string;
  through?: string;
}

/** @param amounts - of what is published, oldest month first */
export const toForecast = (
  amounts: readonly MonthAmount[],
  horizon: ForecastHorizon,
  { thisMonth, through }: ForecastNow,
): CostForecast => {
  const history = toHistory(amounts, thisMonth);
  if (!history.length)
    return { method: null, reason: 'not-enough-data', history, months: [] };
  const billed = amounts.find(({ month }) => month === thisMonth);
  const soFar: SoFar | undefined =
    billed && through
      ? { month: thisMonth, amount: billed.amount, through }
      : undefined;
  const first = addMonths(history.at(-1)!.month, 1);
  const { steps, shown } = horizonOf(horizon, history.at(-1)!.month, thisMonth);
  const forecast = forecastOnce(
    history.map(({ amount }) => Number(amount)),
    steps,
  );
  const backtest = 'backtest' in forecast && {
    backtest: {
      ...forecast.backtest,
      baseline: {
        wape: forecast.baseline.wape,
        bias: forecast.baseline.bias,
      },
    },
  };
  const known = { history, ...(soFar && { soFar }), ...backtest };
  if (forecast.method === null)
    return { method: null, reason: forecast.reason, ...known, months: [] };
  return {
    method: forecast.method,
    ...known,
    months: shown.map(month => {
      const expected = forecast.expected[countMonths(first, month)];
      return toMonth(
        month,
        soFar?.month === month ? restOf(soFar, expected) : expected,
      );
    }),
  };
};

/** The day up to which all providers have billed. */
const completeThrough = ({ completeThrough: days = [] }: CostTrend) =>
  days
    .map(({ day }) => day)
    .sort()
    .at(0);

/** @param to - the month after this one */
export const nowOf = (trend: CostTrend, { to }: DateRange): ForecastNow => {
  const thisMonth = addMonths(to, -1);
  const day = completeThrough(trend);
  return { thisMonth, ...(day?.startsWith(thisMonth) && { through: day }) };
};
