import { z } from 'zod';
import { defineRoute } from '../route';
import { Day, Decimal, Month, requireFromBeforeTo } from '../values';
import { PUBLISHED_CACHE } from './cache';
import {
  CostAmounts,
  CostFilters,
  CostProvenance,
  CostView,
  Excluded,
  FIGURES_GONE,
  GroupBy,
} from './costs';

/**
 * Why costs of two windows differ: price-volume-mix analysis of what is billed with a quantity, what has
 * nothing to be compared with, and what allocation changed. They add up to the difference.
 */
export const COST_DRIVERS = [
  /** The unit price of a SKU changed: (price now − before) × quantity now. */
  'price',
  /** More or less of a product: (quantity now − before) × its average price before. */
  'volume',
  /** Of a product, more of its dearer or of its cheaper SKUs. */
  'mix',
  /** Billed now, and not before. */
  'appeared',
  /** Billed before, and not now. */
  'ended',
  /** On both sides, with no quantity to have a unit price by. */
  'withoutQuantity',
  /** Indirect cost: pools cost more or less, at the shares before. */
  'poolTotal',
  /** Indirect cost: the shares of the pools changed. */
  'poolShare',
  /** Differences of closed months that are booked into the windows. */
  'restated',
] as const;
export type CostDriver = (typeof COST_DRIVERS)[number];

const Drivers = z.record(z.enum(COST_DRIVERS), Decimal);
export type CostDrivers = z.infer<typeof Drivers>;

const { currency: _, measure: __, ...Provenance } = CostProvenance;

/** One of the two that are compared. */
export const ComparedSide = z.object({
  ...Provenance,
  /** The charge days that are compared, where a day is compared with what was before it. */
  days: z.object({ from: Day, to: Day }).optional(),
  /** Whose cost it is, where two applications or two groups are compared. */
  application: z.string().optional(),
  group: z.string().optional(),
  total: CostAmounts,
  ...Excluded,
});
export type ComparedSide = z.infer<typeof ComparedSide>;

const difference = {
  /** Now − before; null where one side has no published month. */
  difference: Decimal.nullable(),
  /** (now − before) / |before|; null where there is no difference, or nothing before. */
  change: z.number().nullable(),
  /** They add up to the difference; null where there is none. */
  drivers: Drivers.nullable(),
};

export const ComparedItem = z.object({
  key: z.string(),
  label: z.string(),
  now: CostAmounts,
  before: CostAmounts,
  ...difference,
});
export type ComparedItem = z.infer<typeof ComparedItem>;

const { application, group } = CostFilters.shape;

/** What a window is compared with. */
export const COMPARED_WITH = ['previous', 'year'] as const;

const OTHER_SIDES = [
  'with',
  'withFrom',
  'withApplication',
  'withGroup',
  'at',
] as const;

type OtherSide = Partial<
  Record<(typeof OTHER_SIDES)[number] | 'withTo', string>
> & { application?: string; group?: string; day?: string };

const refuse = (ctx: z.core.$RefinementCtx, field: string, message: string) =>
  ctx.addIssue({ code: 'custom', path: [field], message });

/** The sides differ in one thing only: a difference of two would not say which of them it is due to. */
const requireOneOtherSide = (query: OtherSide, ctx: z.core.$RefinementCtx) => {
  const { withFrom, withTo, withApplication, withGroup, at } = query;
  const window = withFrom ? 'withFrom' : 'withTo';
  const asked = OTHER_SIDES.map(name =>
    name === 'withFrom' ? window : name,
  ).filter(name => query[name]);
  if (asked.length > 1)
    refuse(ctx, asked[1], `cannot be combined with ${asked[0]}: give one`);
  if (withFrom && withTo && withFrom >= withTo)
    refuse(ctx, 'withTo', 'must be after withFrom: the window is half-open');
  if (withApplication && !query.application)
    refuse(ctx, 'application', 'is missing; withApplication is compared to it');
  if (withGroup && !query.group)
    refuse(ctx, 'group', 'is missing; withGroup is compared to it');
  if (at && query.day)
    refuse(ctx, 'day', 'cannot be combined with at, which compares days');
};

export const compareCosts = defineRoute({
  id: 'compareCosts',
  method: 'get',
  path: '/v1/costs/comparison',
  summary:
    'Costs of two windows, two applications or two groups, or before and after a day: the difference, and what drives it; all items, largest difference first',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: CostFilters.extend({
    ...CostView,
    groupBy: GroupBy.default('domain'),
    /** The window just before, by default, or the same months of the year before. */
    with: z.enum(COMPARED_WITH).optional(),
    /** Another window; one bound alone is one month. */
    withFrom: Month.optional(),
    withTo: Month.optional(),
    /** Another application, or group, over the same window. */
    withApplication: application,
    withGroup: group,
    /** As many days from this one on as before it, by charge day: as many as the window has on both sides of it. */
    at: Day.optional(),
  })
    .superRefine(requireFromBeforeTo)
    .superRefine(requireOneOtherSide),
  answer: z.object({
    currency: CostProvenance.currency,
    measure: CostProvenance.measure,
    groupBy: GroupBy,
    /** Whether only direct and unallocated charges are compared: indirect cost is of months, and of no day. */
    chargesOnly: z.boolean(),
    now: ComparedSide,
    before: ComparedSide,
    total: z.object(difference),
    items: z.array(ComparedItem),
  }),
  alternatives: ['text/csv'],
  cache: PUBLISHED_CACHE,
  timeoutSeconds: 70,
});
