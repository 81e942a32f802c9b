import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, Instant, Month } from '../values';
import { Measure } from './costs';
import { checkRule } from './ruleChecks';
import { RuleFields, RuleId, RuleValidity } from './rules';

/** A rule as it would be, and the published month to preview it on. */
export const RuleToPreview = z
  .strictObject({
    /** Of the rule that would change; a new rule is previewed where it is absent, or names no rule. */
    id: RuleId.optional(),
    ...RuleFields,
    ...RuleValidity,
    /** The version that was wrong: this one takes its place, at all its times. */
    replaces: z.int().positive().optional(),
    /** Taken as when the rule is saved, and not kept. */
    reason: z.string().max(2000).optional(),
    /** The last published month that is over when it is not given. */
    period: Month.optional(),
    measure: Measure.default('effective'),
  })
  .superRefine(checkRule);
export type RuleToPreview = z.infer<typeof RuleToPreview>;

/** A figure as it is published and as it would be. */
const Moved = z.object({ was: Decimal, would: Decimal, difference: Decimal });

const movedCosts = {
  /** The currency. */
  unit: z.string(),
  amount: Moved,
  direct: Moved,
  indirect: Moved,
  unallocated: Moved,
};

export const PreviewedCost = z.object({
  /** The application, or `unallocated`. */
  key: z.string(),
  label: z.string(),
  ...movedCosts,
});
export type PreviewedCost = z.infer<typeof PreviewedCost>;

export const AllocationPreview = z.object({
  period: Month,
  /** The published run whose charges were split again, and when it was published. */
  runId: z.string(),
  at: Instant,
  measure: Measure,
  /** The month is closed: a run would write a restatement instead of publishing. */
  closed: z.boolean(),
  rule: z.object({ id: z.string(), version: z.int() }),
  /** What the rule would take of the month. */
  taken: z.array(
    z.object({ unit: z.string(), charges: z.int(), amount: Decimal }),
  ),
  /** Rules that would take charges which no application has a weight for. */
  weightless: z.array(
    z.object({
      rule: z.string(),
      version: z.int(),
      month: Month,
      charges: z.int(),
    }),
  ),
  /** One for each currency. */
  totals: z.array(z.object(movedCosts)),
  /** What moves and nothing else, the largest difference of each currency first. */
  items: z.array(PreviewedCost),
});
export type AllocationPreview = z.infer<typeof AllocationPreview>;

export const previewAllocationRule = defineRoute({
  id: 'previewAllocationRule',
  method: 'post',
  path: '/v1/allocation-rules/preview',
  summary:
    'What a rule would move in a published month, by application; changes nothing',
  action: 'finops.rules.write',
  body: RuleToPreview,
  answer: AllocationPreview,
  notFound: 'The month has no published run',
  gone: 'Retention has removed the figures of the month',
  conflict: 'The published run is older than previews: reprocess it once',
  timeoutSeconds: 70,
  readOnly: true,
});
