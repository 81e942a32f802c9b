import { z } from 'zod';
import { defineRoute } from '../route';
import {
  CurrencyCode,
  Decimal,
  Month,
  PageQuery,
  pageOf,
  requireFromBeforeTo,
} from '../values';
import { PriceState } from './agreedPrices';
import { FIGURES_GONE, MAX_KEY_LENGTH } from './costs';

/** What a price is of: a product, in which units of several SKUs are averaged, or one SKU. */
export const PRICE_LEVELS = ['product', 'sku'] as const;

const Key = z.string().min(1).max(MAX_KEY_LENGTH);

/** What a unit of a product cost in a month, of the usage that was billed with a quantity. */
export const Price = z.object({
  month: Month,
  product: z.string(),
  label: z.string(),
  /** Null where prices are of products, and where the bill names none. */
  sku: z.string().nullable(),
  currency: z.string(),
  unit: z.string(),
  quantity: Decimal,
  /** What was billed of it, and what that is for one unit, rounded to 12 decimals. */
  effective: Decimal,
  effectiveUnitPrice: Decimal,
  /** Null where no line has one. */
  listUnitPrice: Decimal.nullable(),
  contractedUnitPrice: Decimal.nullable(),
  /** 1 − contracted / list, of the lines that have both: what was negotiated. */
  negotiatedDiscount: z.number().nullable(),
  /** 1 − effective / list, of the lines that have a list price: commitments and all else. */
  effectiveDiscount: z.number().nullable(),
  /**
   * Of the SKUs that a price was agreed for: what a unit was to cost in the month, rounded to 12
   * decimals, and how many units that is of. Null where none was agreed.
   */
  agreedUnitPrice: Decimal.nullable(),
  agreedQuantity: Decimal.nullable(),
  /** What was paid for these units − what was agreed; more than 0 where they were dearer. */
  difference: Decimal.nullable(),
  state: PriceState,
  lines: z.int(),
  /** Of these, so many have no list price. */
  incomplete: z.int(),
});
export type Price = z.infer<typeof Price>;

export const listPrices = defineRoute({
  id: 'listPrices',
  method: 'get',
  path: '/v1/prices',
  summary:
    'What a unit of each product cost, month by month: list, contracted and effective price, the discounts, and what was agreed; newest month first',
  action: 'finops.read',
  query: PageQuery.extend({
    /** `from` is in, `to` is out; as of costs. */
    from: Month.optional(),
    to: Month.optional(),
    by: z.enum(PRICE_LEVELS).default('product'),
    product: Key.optional(),
    domain: Key.optional(),
    sku: Key.optional(),
    currency: CurrencyCode.optional(),
    state: PriceState.optional(),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(Price).extend({
    from: Month,
    to: Month,
    /** Months without a published run. */
    missing: z.array(Month),
  }),
  alternatives: ['text/csv'],
  gone: FIGURES_GONE,
  timeoutSeconds: 60,
});
