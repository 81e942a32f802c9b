import { z } from 'zod';
import { defineRoute } from '../route';
import { PUBLISHED_CACHE } from './cache';
import {
  Day,
  Decimal,
  Instant,
  InstantInput,
  Month,
  requireFromBeforeTo,
} from '../values';

/** What costs of no application are listed under, and filtered by. */
export const UNALLOCATED = 'unallocated';

/** The key of an empty name, and what a bill without an account is filtered by. */
export const NONE = 'none';

export const MEASURES = ['effective', 'billed', 'list', 'contracted'] as const;
export const Measure = z.enum(MEASURES);
export type Measure = z.infer<typeof Measure>;

export const GROUP_BYS = [
  'domain',
  'family',
  'product',
  'application',
  'group',
  'month',
] as const;
export const GroupBy = z.enum(GROUP_BYS);
export type GroupBy = z.infer<typeof GroupBy>;

/** What figures are found by is no longer, whatever a bill calls it. */
export const MAX_KEY_LENGTH = 500;
const Key = z.string().min(1).max(MAX_KEY_LENGTH);
/** The ids of resources are paths, and longer. */
const MAX_RESOURCE_LENGTH = 2_000;
/**
 * Room for the groups of somebody who is in many, or for the applications of a large system. Ids are ASCII;
 * other letters are so long in an address that no server takes so many of them.
 */
const MAX_OWNERS_LENGTH = 8_000;
const Owners = z
  .string()
  .min(1)
  .max(MAX_OWNERS_LENGTH)
  .regex(/^[!-+\--~]+(,[!-+\--~]+)*$/, 'must be ids, separated by commas');

/**
 * What narrows a figure. Domain, family and product are keys; application and group
 * are référentiel ids, and a group stands for its descendants too. Several of them, separated by
 * commas, are what any of these applications bears, or any of these groups owns, once.
 */
export const CostFilters = z.strictObject({
  domain: Key.optional(),
  family: Key.optional(),
  product: Key.optional(),
  application: Owners.optional(),
  group: Owners.optional(),
  billingAccount: Key.optional(),
  /** Keys, as domain is. */
  provider: Key.optional(),
  chargeCategory: Key.optional(),
  /** Ids as the bill has them; these five hold for charges, and not for shares of indirect ones. */
  account: Key.optional(),
  region: Key.optional(),
  resource: z.string().min(1).max(MAX_RESOURCE_LENGTH).optional(),
  tag: z
    .string()
    .max(MAX_RESOURCE_LENGTH)
    .regex(/^[^=]+=/, 'must be key=value, such as application=OnlineStore')
    .optional(),
  /** On which the charge begins, UTC. */
  day: Day.optional(),
});
export type CostFilters = z.infer<typeof CostFilters>;

/** Filters that hold for charges only: with an application or a group, indirect cost is left out. */
export const CHARGE_FILTERS = [
  'account',
  'region',
  'resource',
  'tag',
  'day',
] as const satisfies readonly (keyof CostFilters)[];

/** Why a figure as of an earlier instant is no longer there. */
export const FIGURES_GONE =
  'Retention has removed the figures that were published as of that instant';

/** `from` is in, `to` is out; one bound alone is one month; none is the last published one that is over. */
const Window = { from: Month.optional(), to: Month.optional() };
export const CostView = {
  ...Window,
  measure: Measure.default('effective'),
  /** Amounts of two currencies are never added; without it, see `otherCurrencies`. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
    .optional(),
  /** Read as it was published then; 410 when retention has dropped it. */
  asOf: InstantInput.optional(),
};

/** An amount and what it is made of: `amount = direct + indirect + unallocated + restated`. */
export const CostAmounts = z.object({
  amount: Decimal,
  direct: Decimal,
  indirect: Decimal,
  unallocated: Decimal,
  /** Differences of closed months that were booked into these; absent when 0. */
  restated: Decimal.optional(),
  /** Lines that lack this measure and count 0 in it; absent when none does. */
  incomplete: z.number().int().positive().optional(),
});
export type CostAmounts = z.infer<typeof CostAmounts>;

export const CostItem = CostAmounts.extend({
  key: z.string(),
  label: z.string(),
  /** The window of the same length just before; null when not fully published. */
  previous: Decimal.nullable(),
  /** (amount − previous) / |previous|; null when previous is null or 0. */
  change: z.number().nullable(),
});
export type CostItem = z.infer<typeof CostItem>;

export const Publication = z.object({
  period: Month,
  runId: z.string(),
  at: Instant,
});
export type Publication = z.infer<typeof Publication>;

/** What filters of charges leave out. */
export const Excluded = {
  /** Indirect cost of all applications under the other filters, where application or group meets such a filter: charges know no shares. */
  indirectExcluded: Decimal.optional(),
  /** Restated cost under the other filters; absent when 0. */
  restatedExcluded: Decimal.optional(),
};

/** What a figure says of itself: for which window, in what, from which runs. */
export const CostProvenance = {
  currency: z.string(),
  measure: Measure,
  from: Month,
  to: Month,
  published: z.array(Publication),
  /** Months of the window without a published run: not zero, missing. */
  missing: z.array(Month),
  /**
   * The last complete day of each provider whose later days in the window may still grow, as bills of
   * them are not all there; absent where no day may.
   */
  completeThrough: z
    .array(z.object({ provider: z.string(), day: Day }))
    .optional(),
  /** What the same window holds in other currencies, so that nothing is dropped unseen. */
  otherCurrencies: z.array(z.object({ currency: z.string(), amount: Decimal })),
};

export const listCosts = defineRoute({
  id: 'listCosts',
  method: 'get',
  path: '/v1/costs',
  summary: 'Costs of a window by one dimension; all items, largest first',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: CostFilters.extend({
    ...CostView,
    groupBy: GroupBy.default('domain'),
  }).superRefine(requireFromBeforeTo),
  answer: z.object({
    ...CostProvenance,
    groupBy: GroupBy,
    ...Excluded,
    total: CostAmounts.extend({
      previous: Decimal.nullable(),
      change: z.number().nullable(),
    }),
    items: z.array(CostItem),
  }),
  alternatives: ['text/csv'],
  cache: PUBLISHED_CACHE,
});

export const CostTrendItem = z.object({
  key: z.string(),
  label: z.string(),
  months: z.array(CostAmounts.extend({ month: Month })),
});
export type CostTrendItem = z.infer<typeof CostTrendItem>;

export const listCostTrend = defineRoute({
  id: 'listCostTrend',
  method: 'get',
  path: '/v1/costs/trend',
  summary: 'Costs month by month by one dimension',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: CostFilters.extend({
    ...CostView,
    groupBy: GroupBy.default('domain'),
  }).superRefine(requireFromBeforeTo),
  answer: z.object({
    ...CostProvenance,
    groupBy: GroupBy,
    ...Excluded,
    items: z.array(CostTrendItem),
  }),
  cache: PUBLISHED_CACHE,
});
