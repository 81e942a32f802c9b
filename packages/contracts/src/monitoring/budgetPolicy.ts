import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, PageQuery, pageOf } from '../values';
import { SloApplication, SloId, SloState } from './slos';

/** What a policy asks for when little of a budget is left, from the least to the most. */
export const BUDGET_ACTIONS = ['watch', 'review', 'freeze'] as const;
export const BudgetAction = z.enum(BUDGET_ACTIONS);
export type BudgetAction = z.infer<typeof BudgetAction>;

const MAX_STEPS = 10;

const PolicyStep = z.strictObject({
  /** It holds while this part of the budget, or less, is left: 0 when all of it is used. */
  below: z.number().min(0).max(1),
  action: BudgetAction,
  /** What that means here, in the words of those who agreed on it. */
  text: z.string().trim().min(1).max(1_000).optional(),
});
export type PolicyStep = z.infer<typeof PolicyStep>;

const Steps = z
  .array(PolicyStep)
  .max(MAX_STEPS)
  .superRefine((steps, ctx) => {
    for (const [at, { below }] of steps.entries())
      if (steps.findIndex(step => step.below === below) < at)
        ctx.addIssue({
          code: 'custom',
          path: [at, 'below'],
          message: `must be there once; another step has ${below} too`,
        });
  });

const Reason = z.string().trim().min(1).max(2_000);

/** What everybody agreed to do when budgets run out. */
export const BudgetPolicy = z.object({
  /** 0: nobody has agreed on one yet, and this is what Rosetta begins with. */
  revision: z.int(),
  steps: z.array(PolicyStep),
  updatedBy: z.string().nullable(),
  updatedAt: Instant.nullable(),
  reason: z.string().nullable(),
});
export type BudgetPolicy = z.infer<typeof BudgetPolicy>;

/**
 * Once the budget is used, nothing is released but what repairs, as in the example policy of the SRE workbook,
 * appendix B; that people look at it from a quarter on is Rosetta's own.
 */
export const FIRST_STEPS: readonly PolicyStep[] = [
  { below: 0.25, action: 'review' },
  { below: 0, action: 'freeze' },
];

/** The step of a policy that holds for what is left of a budget; none while enough is, or nothing is known. */
export const stepFor = (
  steps: readonly PolicyStep[],
  remaining: number | null,
): PolicyStep | undefined =>
  remaining === null
    ? undefined
    : steps
        .filter(({ below }) => remaining <= below)
        .sort((a, b) => a.below - b.below)
        .at(0);

/** What people decide of an objective: to stop releasing, to go on although the policy asks otherwise, or that it is over. */
export const BUDGET_DECISIONS = ['freeze', 'exception', 'resume'] as const;
export const BudgetDecisionKind = z.enum(BUDGET_DECISIONS);
export type BudgetDecisionKind = z.infer<typeof BudgetDecisionKind>;

export const BudgetDecisionInput = z.strictObject({
  decision: BudgetDecisionKind,
  reason: Reason,
  /** It holds until then; until the next decision when not said. */
  until: InstantInput.meta({ format: 'date-time' }).optional(),
});
export type BudgetDecisionInput = z.infer<typeof BudgetDecisionInput>;

/** What was decided, and what was known then. */
export const BudgetDecision = z.object({
  id: z.uuid(),
  slo: SloId,
  decision: BudgetDecisionKind,
  reason: z.string(),
  until: Instant.nullable(),
  decidedBy: z.string(),
  decidedAt: Instant,
  /** Where the objective stood. */
  state: SloState,
  remaining: z.number().nullable(),
  /** What the policy asked for, and which revision of it. */
  asked: BudgetAction.nullable(),
  policyRevision: z.int(),
});
export type BudgetDecision = z.infer<typeof BudgetDecision>;

/** A decision with the objective that it is on, as that is called now. */
export const ListedBudgetDecision = BudgetDecision.extend({
  name: z.string(),
  application: SloApplication,
  /** The newest of its objective, not over, and not one that says so. */
  inForce: z.boolean(),
});
export type ListedBudgetDecision = z.infer<typeof ListedBudgetDecision>;

/** The decision that holds at an instant, of all of one objective, newest first. */
export const holdingDecision = <D extends Pick<BudgetDecision, 'until'>>(
  decisions: readonly D[],
  now: string,
): D | undefined => {
  const [newest] = decisions;
  return newest && (newest.until === null || newest.until > now)
    ? newest
    : undefined;
};

export const getBudgetPolicy = defineRoute({
  id: 'getBudgetPolicy',
  method: 'get',
  path: '/v1/error-budget-policy',
  summary: 'What is to be done when error budgets run out',
  action: 'monitoring.read',
  answer: BudgetPolicy,
});

export const putBudgetPolicy = defineRoute({
  id: 'putBudgetPolicy',
  method: 'put',
  path: '/v1/error-budget-policy',
  summary: 'Change what is to be done when error budgets run out',
  action: 'monitoring.slos.write',
  body: z.strictObject({ steps: Steps, reason: Reason }),
  answer: BudgetPolicy,
  precondition: 'If-Match is missing, or the policy was changed since',
});

export const listAllBudgetDecisions = defineRoute({
  id: 'listAllBudgetDecisions',
  method: 'get',
  path: '/v1/error-budget-decisions',
  summary: 'What was decided of objectives, newest first',
  action: 'monitoring.read',
  query: PageQuery.extend({
    application: z.string().min(1).max(100).optional(),
    /** Those that hold now, or that hold no more. */
    inForce: z.stringbool().optional(),
  }),
  answer: pageOf(ListedBudgetDecision),
});

const OfSlo = z.object({ id: SloId });

export const listBudgetDecisions = defineRoute({
  id: 'listBudgetDecisions',
  method: 'get',
  path: '/v1/slos/:id/decisions',
  summary: 'What was decided of an objective, newest first',
  action: 'monitoring.read',
  params: OfSlo,
  query: PageQuery,
  answer: pageOf(BudgetDecision),
});

export const createBudgetDecision = defineRoute({
  id: 'createBudgetDecision',
  method: 'post',
  path: '/v1/slos/:id/decisions',
  summary: 'Record what was decided of an objective',
  action: 'monitoring.slos.write',
  params: OfSlo,
  body: BudgetDecisionInput,
  answer: BudgetDecision,
  status: 201,
});
