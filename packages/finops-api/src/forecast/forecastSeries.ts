import { project, varianceGrowth } from './exponentialSmoothing';
import { fitSmoothing } from './fitSmoothing';
import { MIN_VALUES } from './initialState';

const SEASON_LENGTH = 12;

type ForecastMethod = 'seasonal' | 'trend' | 'run-rate';

/** What a step is expected to be, and the standard deviation of that. */
export interface Expectation {
  value: number;
  deviation: number;
}

type Forecast = (series: readonly number[], steps: number) => Expectation[];

const smoothingForecast =
  (length: number): Forecast =>
  (series, steps) => {
    const { smoothing, state, variance } = fitSmoothing(series, length);
    const growth = varianceGrowth(smoothing, length, steps);
    return project(state, smoothing, steps).map((value, index) => ({
      value,
      deviation: Math.sqrt(variance * growth[index]),
    }));
  };

/** A mean of so many months. */
const RUN_RATE_MONTHS = 3;

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const runRate: Forecast = (series, steps) => {
  const value = mean(series.slice(-RUN_RATE_MONTHS));
  const errors = series
    .slice(RUN_RATE_MONTHS)
    .map(
      (actual, index) =>
        actual - mean(series.slice(index, index + RUN_RATE_MONTHS)),
    );
  const deviation = Math.sqrt(mean(errors.map(error => error ** 2)));
  return Array.from({ length: steps }, () => ({ value, deviation }));
};

/** The value of a year before, or of the month before where there is no year: what a forecast has to be better than. */
const seasonalNaive: Forecast = (series, steps) =>
  Array.from({ length: steps }, (_, index) => ({
    value:
      series.length >= SEASON_LENGTH
        ? series[series.length - SEASON_LENGTH + (index % SEASON_LENGTH)]
        : series.at(-1)!,
    deviation: 0,
  }));

/** Richest first; a run rate needs one value more than it averages, to be judged by. */
const METHODS: {
  name: ForecastMethod;
  least: number;
  forecast: Forecast;
}[] = [
  {
    name: 'seasonal',
    least: 2 * SEASON_LENGTH,
    forecast: smoothingForecast(SEASON_LENGTH),
  },
  { name: 'trend', least: MIN_VALUES, forecast: smoothingForecast(0) },
  { name: 'run-rate', least: RUN_RATE_MONTHS + 1, forecast: runRate },
];

/** Of a normal distribution: so many standard deviations on each side hold 80 and 95 %. */
export const QUANTILES = { 80: 1.2815515655446004, 95: 1.959963984540054 };

/** A method is judged from so many months at least, and from so many at most. */
const MIN_ORIGINS = 3;
const MAX_ORIGINS = 12;

/** What a forecast would have been worth, made from each earlier month of the series. */
interface Backtest {
  /** Months that it was made from. */
  origins: number;
  /** Σ |forecast − actual| / Σ |actual|. */
  wape: number;
  /** Σ (forecast − actual) / Σ |actual|: positive where too much was expected. */
  bias: number;
  /** Share of the actual values within the interval of 80 %, and of 95 %. */
  coverage80: number;
  coverage95: number;
}

const backtest = (
  forecast: Forecast,
  series: readonly number[],
  first: number,
  steps: number,
): Backtest => {
  const origins = Array.from(
    { length: series.length - first },
    (_, index) => first + index,
  );
  const tries = origins.flatMap(origin =>
    forecast(
      series.slice(0, origin),
      Math.min(steps, series.length - origin),
    ).map(({ value, deviation }, index) => {
      const actual = series[origin + index];
      return { actual, error: value - actual, deviation };
    }),
  );
  const size = tries.reduce((sum, { actual }) => sum + Math.abs(actual), 0);
  const sumOf = (valueOf: (error: number) => number) =>
    tries.reduce((sum, { error }) => sum + valueOf(error), 0);
  /** Where all that was billed is 0, any error is total. */
  const share = (sum: number) => (size ? sum / size : Math.sign(sum));
  const within = (quantile: number) =>
    tries.filter(
      ({ error, deviation }) => Math.abs(error) <= quantile * deviation,
    ).length / tries.length;
  return {
    origins: origins.length,
    wape: share(sumOf(Math.abs)),
    bias: share(sumOf(error => error)),
    coverage80: within(QUANTILES[80]),
    coverage95: within(QUANTILES[95]),
  };
};

export interface SeriesForecast {
  method: ForecastMethod;
  expected: Expectation[];
  backtest: Backtest;
  /** Of the seasonal-naive forecast, made from the same months. */
  baseline: Backtest;
}

export type NoForecast =
  | { method: null; reason: 'not-enough-data' }
  | {
      method: null;
      reason: 'worse-than-baseline';
      backtest: Backtest;
      baseline: Backtest;
    };

/** The same to all the digits that a float has. */
const SAME = 1e-9;

/**
 * What the next steps of a monthly series are expected to be, by the method that would have missed the
 * months behind it least; none where last year’s values would have missed them less.
 * @param series - one value for each month, without a gap
 */
export const forecastSeries = (
  series: readonly number[],
  steps: number,
): SeriesForecast | NoForecast => {
  const methods = METHODS.filter(
    ({ least }) => series.length >= least + MIN_ORIGINS,
  );
  if (!methods.length) return { method: null, reason: 'not-enough-data' };
  // All are measured by the same months: those from which the one that needs most could be made.
  const first = Math.max(methods[0].least, series.length - MAX_ORIGINS);
  const measure = (forecast: Forecast) =>
    backtest(forecast, series, first, steps);
  const baseline = measure(seasonalNaive);
  const { name, forecast, result } = methods
    .map(method => ({ ...method, result: measure(method.forecast) }))
    .reduce((least, each) =>
      each.result.wape < least.result.wape - SAME ? each : least,
    );
  if (result.wape > baseline.wape + SAME)
    return {
      method: null,
      reason: 'worse-than-baseline',
      backtest: result,
      baseline,
    };
  return {
    method: name,
    expected: forecast(series, steps),
    backtest: result,
    baseline,
  };
};
