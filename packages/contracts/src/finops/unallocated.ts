import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, PageQuery, pageOf, requireFromBeforeTo } from '../values';
import { PUBLISHED_CACHE } from './cache';
import { CostFilters, CostProvenance, CostView, FIGURES_GONE } from './costs';
import { ReasonFilter } from './reasons';

export const UNALLOCATED_BYS = ['account', 'product', 'reason'] as const;
export const UnallocatedBy = z.enum(UNALLOCATED_BYS);
export type UnallocatedBy = z.infer<typeof UnallocatedBy>;

export const CURE_ACTIONS = [
  /** Propose a pivot in the référentiel, by a change request. */
  'propose-pivot',
  /** Make an allocation rule that takes these charges. */
  'make-rule',
  /** Change how long a pivot or its application is valid. */
  'extend-validity',
  /** Say in the configuration which tag counts. */
  'order-tags',
  /** Have whoever writes the bill mend it. */
  'fix-bill',
  /** Run the month again. */
  'run-again',
] as const;

/** What would take charges off the list. */
export const Cure = z.object({
  action: z.enum(CURE_ACTIONS),
  text: z.string(),
  /** What to propose, where one pivot would do. */
  pivot: z.object({ type: z.string(), value: z.string() }).optional(),
  /** The scope of a rule that takes exactly these charges. */
  scope: z.record(z.string(), z.string()).optional(),
});
export type Cure = z.infer<typeof Cure>;

export const UnallocatedItem = z.object({
  key: z.string(),
  label: z.string(),
  amount: Decimal,
  lines: z.number().int(),
  cure: Cure,
});
export type UnallocatedItem = z.infer<typeof UnallocatedItem>;

export const listUnallocated = defineRoute({
  id: 'listUnallocated',
  method: 'get',
  path: '/v1/unallocated',
  summary:
    'Charges of no application by account, product or reason, largest first, and what would allocate them',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: CostFilters.omit({ application: true, group: true })
    .extend({
      ...CostView,
      ...PageQuery.shape,
      groupBy: UnallocatedBy.default('account'),
      reason: ReasonFilter.optional(),
    })
    .superRefine(requireFromBeforeTo),
  answer: pageOf(UnallocatedItem).extend({
    ...CostProvenance,
    groupBy: UnallocatedBy,
    total: z.object({ amount: Decimal, lines: z.number().int() }),
  }),
  alternatives: ['text/csv'],
  cache: PUBLISHED_CACHE,
  timeoutSeconds: 30,
});
