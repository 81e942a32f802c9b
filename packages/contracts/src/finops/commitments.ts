import { z } from 'zod';
import { defineRoute } from '../route';
import {
  CurrencyCode,
  Decimal,
  InstantInput,
  Month,
  requireFromBeforeTo,
} from '../values';
import { PUBLISHED_CACHE } from './cache';
import { CostProvenance, FIGURES_GONE } from './costs';

/**
 * What commitments (reservations, savings plans, committed use) did, by the charges of category
 * Usage. Formulas: FinOps Foundation, KPI library; columns of FOCUS 1.2.
 */
const Use = {
  /** Σ EffectiveCost of what commitments were used for. */
  used: Decimal,
  /** Σ EffectiveCost of what was committed and not used (CommitmentDiscountStatus Unused): waste. */
  unused: Decimal,
  /** used / (used + unused), 0 to 1; null where nothing was committed. */
  utilization: z.number().nullable(),
  /** Σ ListCost of what commitments were used for. */
  covered: Decimal,
  /** covered − used − unused: below 0 where commitments cost more than they save. */
  savings: Decimal,
  /** Lines without a ListCost, which count 0 in covered and eligible; absent when none does. */
  incomplete: z.int().positive().optional(),
};

const Coverage = {
  ...Use,
  /** Σ ListCost of all use of products that a commitment was used for in that month, covered or not. */
  eligible: Decimal,
  /** covered / eligible; null where nothing is eligible. */
  coverage: z.number().nullable(),
};

export const CommitmentMonth = z.object({ month: Month, ...Coverage });
export type CommitmentMonth = z.infer<typeof CommitmentMonth>;

/** One commitment. */
export const Commitment = z.object({
  provider: z.string(),
  /** FOCUS CommitmentDiscountId. */
  commitment: z.string(),
  /** As the provider calls it, such as Reserved Instance; null where the bill does not say. */
  type: z.string().nullable(),
  category: z.string().nullable(),
  ...Use,
  /** CommitmentDiscountQuantity of each; null without one unit. */
  quantity: z
    .object({ used: Decimal, unused: Decimal, unit: z.string() })
    .nullable(),
});
export type Commitment = z.infer<typeof Commitment>;

const { measure: _, completeThrough: __, ...Provenance } = CostProvenance;

export const listCommitments = defineRoute({
  id: 'listCommitments',
  method: 'get',
  path: '/v1/commitments',
  summary:
    'Use, waste, coverage and savings of commitments; all items, most waste first',
  action: 'finops.read',
  query: z
    .strictObject({
      from: Month.optional(),
      to: Month.optional(),
      /** Without it, see `otherCurrencies`, which have what was used there. */
      currency: CurrencyCode.optional(),
      asOf: InstantInput.optional(),
    })
    .superRefine(requireFromBeforeTo),
  answer: z.object({
    ...Provenance,
    total: z.object(Coverage),
    months: z.array(CommitmentMonth),
    items: z.array(Commitment),
  }),
  alternatives: ['text/csv'],
  cache: PUBLISHED_CACHE,
  gone: FIGURES_GONE,
});
