import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, Month, requireFromBeforeTo } from '../values';
import { PUBLISHED_CACHE } from './cache';
import {
  CostFilters,
  CostProvenance,
  CostView,
  Excluded,
  FIGURES_GONE,
} from './costs';

/** What a unit cost is of: what consumes, or what is consumed. */
export const UNIT_COST_GROUP_BYS = [
  'application',
  'group',
  'product',
  'domain',
] as const;
export const UnitCostGroupBy = z.enum(UNIT_COST_GROUP_BYS);
export type UnitCostGroupBy = z.infer<typeof UnitCostGroupBy>;

export const MAX_METRIC_LENGTH = 200;

/** Unit costs are rounded to so many decimals. */
export const UNIT_COST_DECIMALS = 12;

/** Why there is no unit cost. */
export const UNIT_COST_REASONS = [
  /** No run of the month is published: neither side is known. */
  'not-published',
  /** The metric has no row of it in the month. */
  'no-quantity',
  /** Its rows add up to 0: nothing can be divided by that. */
  'zero-quantity',
  /** Nothing was billed of it in the month, or it came to nothing. */
  'no-cost',
] as const;

export const UnitCostMonth = z.object({
  month: Month,
  /** What it cost; null where the month is not published, or has no cost of it. */
  amount: Decimal.nullable(),
  /** How much there was of the metric; null where no row says it. */
  quantity: Decimal.nullable(),
  /** As the month has it. */
  unit: z.string().nullable(),
  /** amount / quantity, rounded to `decimals`; null with the reason. */
  unitCost: Decimal.nullable(),
  reason: z.enum(UNIT_COST_REASONS).optional(),
  /** (unitCost − that of the month before) / |that|; null where either is null, 0 or in another unit. */
  change: z.number().nullable(),
  /** Lines that lack the measure and count 0 in it; absent when none does. */
  incomplete: z.int().positive().optional(),
});
export type UnitCostMonth = z.infer<typeof UnitCostMonth>;

export const UnitCostItem = z.object({
  key: z.string(),
  label: z.string(),
  /** Every month of the window, oldest first. */
  months: z.array(UnitCostMonth),
});
export type UnitCostItem = z.infer<typeof UnitCostItem>;

/** What can be divided by. */
export const ConsumptionMetric = z.object({
  metric: z.string(),
  /** In the latest month that has it. */
  unit: z.string(),
  /** Whether its rows say of which product they are, in any month of the window. */
  byProduct: z.boolean(),
  /** Whether a rule of these months splits costs by it. */
  splitsCosts: z.boolean(),
});
export type ConsumptionMetric = z.infer<typeof ConsumptionMetric>;

export const listUnitCosts = defineRoute({
  id: 'listUnitCosts',
  method: 'get',
  path: '/v1/unit-costs',
  summary:
    'What costs are for one unit of a consumption metric, month by month, and which metrics there are',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: CostFilters.extend({
    ...CostView,
    /** Without one, the first of `metrics` that the application or group has a row of. */
    metric: z.string().min(1).max(MAX_METRIC_LENGTH).optional(),
    groupBy: UnitCostGroupBy.default('application'),
  }).superRefine(requireFromBeforeTo),
  answer: z.object({
    ...CostProvenance,
    ...Excluded,
    groupBy: UnitCostGroupBy,
    /** Null where the months have none. */
    metric: z.string().nullable(),
    decimals: z.literal(UNIT_COST_DECIMALS),
    /** Those that no rule splits by come first, each by name. */
    metrics: z.array(ConsumptionMetric),
    /** All cost under the filters, by all of the metric. */
    total: z.object({ months: z.array(UnitCostMonth) }),
    /** Largest cost first. */
    items: z.array(UnitCostItem),
  }),
  alternatives: ['text/csv'],
  cache: PUBLISHED_CACHE,
  // A year of some thousand applications takes some seconds on a busy machine.
  timeoutSeconds: 60,
});
