import { z } from 'zod';
import { defineRoute } from '../route';
import {
  CurrencyCode,
  Decimal,
  Instant,
  Month,
  PageQuery,
  pageOf,
  requireFromBeforeTo,
} from '../values';
import {
  Revision,
  decimalAboveZero,
  valuesThatChanged,
  valuesToSet,
} from './valuesToSet';

/** By which the sentence of a run that failed for want of a rate is known. */
export const NO_RATE = 'no exchange rate';

/** Ten years of forty currencies. */
export const MAX_RATES = 5_000;

/** What one unit of a currency is worth in the reporting currency. */
const Rate = decimalAboveZero(
  'must be more than 0: it is what one unit of the currency is worth',
);

/** Of which currency, for bills of which month (of BillingPeriodStart, UTC). */
const RateKey = z.object({ currency: z.string(), month: Month });
export type RateKey = z.infer<typeof RateKey>;

export const ExchangeRate = RateKey.extend({
  rate: Decimal,
  updatedBy: z.string(),
  updatedAt: Instant,
});
export type ExchangeRate = z.infer<typeof ExchangeRate>;

export const RateToSet = z.strictObject({
  currency: CurrencyCode,
  month: Month,
  /** Null removes it. */
  rate: Rate.nullable(),
});
export type RateToSet = z.infer<typeof RateToSet>;

/** Null where none is configured: then nothing is converted, and there are no rates. */
const ReportingCurrency = z.string().nullable();

export const listRates = defineRoute({
  id: 'listRates',
  method: 'get',
  path: '/v1/rates',
  summary: 'Exchange rates into the reporting currency, newest month first',
  action: 'finops.read',
  query: PageQuery.extend({
    /** `from` is in, `to` is out; one bound alone is one month; all months without any. */
    from: Month.optional(),
    to: Month.optional(),
    currency: CurrencyCode.optional(),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(ExchangeRate).extend({
    reportingCurrency: ReportingCurrency,
    revision: Revision,
    /** What bills of these months are in and has no rate: their runs fail until it has one. */
    missing: z.array(RateKey),
  }),
  alternatives: ['text/csv'],
});

export const putRates = defineRoute({
  id: 'putRates',
  method: 'put',
  path: '/v1/rates',
  summary: 'Set or remove exchange rates, all of them or none',
  action: 'finops.rates.write',
  body: valuesToSet(
    RateToSet,
    MAX_RATES,
    ({ currency, month }) => `rate of ${currency} in ${month}`,
  ),
  answer: z.object({
    reportingCurrency: ReportingCurrency,
    ...valuesThatChanged(RateKey).shape,
  }),
  precondition: 'If-Match is missing, or rates were changed since',
  conflict: 'No reporting currency is configured',
});
