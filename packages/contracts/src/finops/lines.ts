import { z } from 'zod';
import { defineRoute } from '../route';
import {
  Decimal,
  Instant,
  Month,
  PageQuery,
  requireFromBeforeTo,
  pageOf,
} from '../values';
import { CostFilters, CostView, FIGURES_GONE, MAX_KEY_LENGTH } from './costs';
import { ReasonFilter } from './reasons';
import { RestatementCause } from './restatementCauses';
import { AppliedRule } from './rules';

export const CostKind = z.enum(['direct', 'indirect', 'unallocated']);
export type CostKind = z.infer<typeof CostKind>;

/** A line may also be the difference of a closed month, booked into this one. */
export const LineKind = z.enum([...CostKind.options, 'restated']);
export type LineKind = z.infer<typeof LineKind>;

export const LINE_SORTS = [
  'amount',
  'chargePeriod',
  'product',
  'account',
  'application',
] as const;
export const LineSort = z.enum(LINE_SORTS);
export type LineSort = z.infer<typeof LineSort>;

export const SortOrder = z.enum(['asc', 'desc']);
export type SortOrder = z.infer<typeof SortOrder>;

const Quantity = z.object({ amount: Decimal, unit: z.string().optional() });

/** Why a charge is of no application, and which pivots were looked for in vain. */
export const LineReason = z.object({
  code: z.string(),
  text: z.string(),
});
export type LineReason = z.infer<typeof LineReason>;

/** What a charge was billed as, where its amount is converted: amount × rate, exactly. */
export const OriginalAmount = z.object({
  amount: Decimal,
  currency: z.string(),
  /** What one unit of it is worth in the currency of the charge. */
  rate: Decimal,
});
export type OriginalAmount = z.infer<typeof OriginalAmount>;

/** A billed charge. */
export const LineCharge = z.object({
  amount: Decimal,
  currency: z.string(),
  /** Absent where the charge is billed in that currency. */
  original: OriginalAmount.optional(),
  provider: z.string(),
  /** The billing account. */
  account: z.string(),
  subAccount: z.string().optional(),
  subAccountName: z.string().optional(),
  region: z.string().optional(),
  resource: z.string().optional(),
  product: z.string(),
  category: z.string(),
  /** `Correction` where it corrects an earlier bill. */
  chargeClass: z.string().optional(),
  invoice: z.string().optional(),
  sku: z.string().optional(),
  consumed: Quantity.optional(),
  pricing: Quantity.optional(),
  commitment: z
    .object({
      id: z.string(),
      type: z.string().optional(),
      category: z.string().optional(),
      status: z.string().optional(),
      quantity: Quantity.optional(),
    })
    .optional(),
  tags: z.record(z.string(), z.string()),
});
export type LineCharge = z.infer<typeof LineCharge>;

/** The source line. */
export const LineRaw = z.object({
  dataset: z.string(),
  file: z.string(),
  row: z.number().int(),
});

/** The pool of an indirect line. */
export const LinePool = z.object({
  id: z.string(),
  charges: z.number().int(),
  amount: Decimal,
  currency: z.string(),
  provider: z.string(),
  account: z.string(),
  product: z.string(),
  category: z.string(),
  /** The platform whose direct cost this was before the rule passed it on. */
  passedOnBy: z.string().optional(),
});
export type LinePool = z.infer<typeof LinePool>;

/** By which rule a line is indirect. Weights are there where the line is of one application. */
export const LineRule = AppliedRule.extend({
  weight: Decimal.optional(),
  totalWeight: Decimal.optional(),
  /** Of the weights, where they are what was consumed. */
  unit: z.string().optional(),
  /** The split of 1 by the weights, at 12 decimals. */
  ratio: Decimal.optional(),
});
export type LineRule = z.infer<typeof LineRule>;

/** Where a restated line comes from. */
export const LineRestatement = z.object({
  id: z.string(),
  /** The closed month. */
  period: Month,
  kind: CostKind,
  why: z.array(RestatementCause),
  /** Why it was booked, by whom and when. */
  reason: z.string(),
  by: z.string(),
  at: Instant,
  currency: z.string(),
  provider: z.string(),
  account: z.string(),
  product: z.string(),
  category: z.string(),
});
export type LineRestatement = z.infer<typeof LineRestatement>;

/**
 * One charge, down to the source line; what one application bears of a pool of charges; or a
 * difference of a closed month.
 */
export const CostLine = z.object({
  lineId: z.string(),
  runId: z.string(),
  period: Month,
  /** Of a share, and of a restated line: the month in which its charges begin. */
  chargePeriod: z.object({ from: Instant, to: Instant }),
  application: z.string().nullable(),
  kind: LineKind,
  amount: Decimal,
  /** Null in a share, and in a restated line. */
  charge: LineCharge.nullable(),
  /** Of an unallocated line. */
  reason: LineReason.optional(),
  pool: LinePool.optional(),
  rule: LineRule.optional(),
  /** Of a restated line. */
  restatement: LineRestatement.optional(),
  /** Null in a share, and in a restated line. */
  raw: LineRaw.nullable(),
});
export type CostLine = z.infer<typeof CostLine>;

/** What PostgreSQL counts versions by. */
const MAX_RULE_VERSION = 2_147_483_647;

export const listCostLines = defineRoute({
  id: 'listCostLines',
  method: 'get',
  path: '/v1/costs/lines',
  summary: 'The lines behind a figure, largest first unless said otherwise',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: CostFilters.extend({
    ...CostView,
    ...PageQuery.shape,
    kind: LineKind.optional(),
    /** Of unallocated lines. */
    reason: ReasonFilter.optional(),
    /** By which a line is indirect; `none` for what no rule took. */
    rule: z.string().min(1).max(MAX_KEY_LENGTH).optional(),
    ruleVersion: z.coerce
      .number()
      .int()
      .min(1)
      .max(MAX_RULE_VERSION)
      .optional(),
    sort: LineSort.default('amount'),
    order: SortOrder.default('desc'),
  })
    .superRefine(requireFromBeforeTo)
    .superRefine(({ rule, ruleVersion }, ctx) => {
      if (ruleVersion !== undefined && rule === undefined)
        ctx.addIssue({
          code: 'custom',
          path: ['ruleVersion'],
          message: 'needs rule: each rule counts its own versions',
        });
    }),
  answer: pageOf(CostLine),
  alternatives: ['text/csv'],
  timeoutSeconds: 30,
});
