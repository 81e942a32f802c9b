import { z } from 'zod';
import { defineRoute } from '../route';
import {
  CurrencyCode,
  Decimal,
  Instant,
  Month,
  PageQuery,
  pageOf,
} from '../values';
import { MAX_KEY_LENGTH } from './costs';
import { keyOf } from './key';
import {
  Revision,
  changeOfValue,
  decimalFromZero,
  valuesThatChanged,
  valuesToSet,
} from './valuesToSet';

/** How what was paid stands beside what was agreed; a difference of less than a hundredth is none. */
export const PRICE_STATES = [
  'as-agreed',
  'dearer',
  'cheaper',
  'not-agreed',
] as const;
export const PriceState = z.enum(PRICE_STATES);
export type PriceState = z.infer<typeof PriceState>;

/** A year of a long price list. */
export const MAX_AGREED_PRICES = 5_000;

const AgreedPriceKey = z.object({
  /** Key of the product. */
  product: z.string(),
  /** Empty for all SKUs of the product that have no price of their own. */
  sku: z.string(),
  /** FOCUS PricingUnit, as the bill writes it. */
  unit: z.string(),
  currency: z.string(),
  /** The first month: it holds until the next one. */
  since: Month,
});
export type AgreedPriceKey = z.infer<typeof AgreedPriceKey>;

/** What one unit was agreed to cost. */
export const AgreedPrice = AgreedPriceKey.extend({
  price: Decimal,
  updatedBy: z.string(),
  updatedAt: Instant,
});
export type AgreedPrice = z.infer<typeof AgreedPrice>;

const Text = z.string().trim().min(1).max(MAX_KEY_LENGTH);

/** The name of a product in place of its key would match no price that was paid, without anybody noticing. */
const ProductKey = Text.refine(text => text === '' || keyOf(text) === text, {
  error: ({ input }) =>
    `must be the key of a product, such as ${keyOf(`${input}`)}`,
});

export const AgreedPriceToSet = z.strictObject({
  product: ProductKey,
  sku: z.string().trim().max(MAX_KEY_LENGTH).default(''),
  unit: Text,
  currency: CurrencyCode,
  since: Month,
  /** Null removes it. */
  price: decimalFromZero(
    'must be 0 or more; null removes the price',
  ).nullable(),
});
export type AgreedPriceToSet = z.infer<typeof AgreedPriceToSet>;

const Key = z.string().min(1).max(MAX_KEY_LENGTH);
const PriceFilters = {
  product: Key.optional(),
  sku: Key.optional(),
  currency: CurrencyCode.optional(),
};

export const listAgreedPrices = defineRoute({
  id: 'listAgreedPrices',
  method: 'get',
  path: '/v1/prices/agreed',
  summary:
    'What was agreed that a unit of a product or SKU costs, and from which month',
  action: 'finops.read',
  query: PageQuery.extend(PriceFilters),
  answer: pageOf(AgreedPrice).extend({ revision: Revision }),
  alternatives: ['text/csv'],
});

/** An agreed price before and after somebody changed it. */
export const AgreedPriceChange = changeOfValue(AgreedPriceKey);
export type AgreedPriceChange = z.infer<typeof AgreedPriceChange>;

export const listAgreedPriceChanges = defineRoute({
  id: 'listAgreedPriceChanges',
  method: 'get',
  path: '/v1/prices/changes',
  summary: 'Who changed agreed prices, when, from what to what; newest first',
  action: 'finops.read',
  query: PageQuery.extend(PriceFilters),
  answer: pageOf(AgreedPriceChange),
});

export const putAgreedPrices = defineRoute({
  id: 'putAgreedPrices',
  method: 'put',
  path: '/v1/prices',
  summary: 'Set or remove agreed prices, all of them or none',
  action: 'finops.prices.write',
  body: valuesToSet(
    AgreedPriceToSet,
    MAX_AGREED_PRICES,
    ({ product, sku, unit, currency, since }) =>
      `price of ${product}${
        sku && `, SKU ${sku}`
      } in ${currency} for ${unit} from ${since}`,
  ),
  answer: valuesThatChanged(AgreedPriceKey),
  precondition: 'If-Match is missing, or agreed prices were changed since',
});
