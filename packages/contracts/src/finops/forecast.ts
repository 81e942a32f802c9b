import { z } from 'zod';
import { defineRoute } from '../route';
import { Day, Decimal, Month } from '../values';
import { PUBLISHED_CACHE } from './cache';
import {
  CostFilters,
  CostProvenance,
  CostView,
  FIGURES_GONE,
  GroupBy,
} from './costs';

/** How far ahead: to the end of this month, or so many months after the last one that is over. */
export const FORECAST_HORIZONS = ['month-end', '3', '12'] as const;
export const ForecastHorizon = z.enum(FORECAST_HORIZONS);
export type ForecastHorizon = z.infer<typeof ForecastHorizon>;

/** Exponential smoothing with a season, or with a damped trend alone; the mean of the last three months. */
export const FORECAST_METHODS = ['seasonal', 'trend', 'run-rate'] as const;
export const FORECAST_REASONS = [
  /** Too few months in a row are published for any method to be judged by. */
  'not-enough-data',
  /** The values of the year before would have been nearer. */
  'worse-than-baseline',
] as const;

const Interval = z.object({ low: Decimal, high: Decimal });

export const ForecastMonth = z.object({
  month: Month,
  amount: Decimal,
  interval80: Interval,
  interval95: Interval,
});
export type ForecastMonth = z.infer<typeof ForecastMonth>;

/** What forecasts made from earlier months missed; the baseline is the seasonal-naive one, from the same months. */
export const ForecastBacktest = z.object({
  /** Months that forecasts were made from. */
  origins: z.number().int(),
  /** Σ |forecast − actual| / Σ |actual|. */
  wape: z.number(),
  /** Σ (forecast − actual) / Σ |actual|: positive where too much was expected. */
  bias: z.number(),
  /** Share of the actual amounts within the interval. */
  coverage80: z.number(),
  coverage95: z.number(),
  baseline: z.object({ wape: z.number(), bias: z.number() }),
});
export type ForecastBacktest = z.infer<typeof ForecastBacktest>;

export const CostForecast = z.object({
  /** Null where nothing is forecast, with the reason. */
  method: z.enum(FORECAST_METHODS).nullable(),
  reason: z.enum(FORECAST_REASONS).optional(),
  /** The months in a row that it is made from. */
  history: z.array(z.object({ month: Month, amount: Decimal })),
  /** What this month has up to a day, whose rest is forecast; absent where it is not published. */
  soFar: z.object({ month: Month, amount: Decimal, through: Day }).optional(),
  /** Rounded to hundredths: estimates. */
  months: z.array(ForecastMonth),
  backtest: ForecastBacktest.optional(),
});
export type CostForecast = z.infer<typeof CostForecast>;

export const getForecast = defineRoute({
  id: 'getForecast',
  method: 'get',
  path: '/v1/forecast',
  summary:
    'What costs are expected to be, with intervals, and what the same forecast would have missed before',
  action: 'finops.read',
  query: CostFilters.extend({
    measure: CostView.measure,
    currency: CostView.currency,
    horizon: ForecastHorizon.default('3'),
    /** Without it, the total alone. */
    groupBy: GroupBy.exclude(['month']).optional(),
  }),
  answer: z.object({
    ...CostProvenance,
    horizon: ForecastHorizon,
    groupBy: GroupBy.optional(),
    total: CostForecast,
    items: z.array(CostForecast.extend({ key: z.string(), label: z.string() })),
  }),
  gone: FIGURES_GONE,
  cache: PUBLISHED_CACHE,
  // Each of some thousand applications takes some milliseconds.
  timeoutSeconds: 120,
});
