import { z } from 'zod';
import { defineRoute } from '../route';
import {
  countDays,
  CurrencyCode,
  Day,
  Decimal,
  Month,
  requireFromBeforeTo,
} from '../values';
import { PUBLISHED_CACHE } from './cache';
import { CostProvenance, FIGURES_GONE, MAX_KEY_LENGTH } from './costs';

/** A year, and a month around it. */
const MAX_DAYS = 400;

export const CostDay = z.object({
  day: Day,
  /** 0 where nothing was used. */
  amount: Decimal,
  /** Whether later bills of its providers may still add to the day. */
  complete: z.boolean(),
});
export type CostDay = z.infer<typeof CostDay>;

/**
 * Direct effective cost of usage that is billed by the day, as anomalies are of: indirect cost is of months, and
 * purchases, taxes, credits and corrections come when they come.
 */
export const listDailyCosts = defineRoute({
  id: 'listDailyCosts',
  method: 'get',
  path: '/v1/costs/daily',
  summary:
    'What the usage of an application cost directly, day by day: effective cost of what is billed by the day',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: z
    .strictObject({
      application: z
        .string()
        .min(1)
        .max(MAX_KEY_LENGTH)
        .regex(/^[^,]+$/, 'must be one application')
        .meta({ examples: ['app-shop'] }),
      /** `from` is in, `to` is out. */
      from: Day.meta({ examples: ['2024-09-01'] }),
      to: Day.meta({ examples: ['2024-10-01'] }),
      currency: CurrencyCode.optional(),
    })
    .superRefine(requireFromBeforeTo)
    .superRefine(({ from, to }, ctx) => {
      if (countDays(from, to) > MAX_DAYS)
        ctx.addIssue({
          code: 'custom',
          path: ['to'],
          message: `must be ${MAX_DAYS} days or less after from`,
        });
    }),
  answer: z.object({
    currency: z.string(),
    from: Day,
    to: Day,
    /** Every day of the published months of the window, in order. */
    items: z.array(CostDay),
    published: CostProvenance.published,
    /** Months of the window without a published run: their days are not zero, they are missing. */
    missing: z.array(Month),
    otherCurrencies: CostProvenance.otherCurrencies,
  }),
  cache: PUBLISHED_CACHE,
});
