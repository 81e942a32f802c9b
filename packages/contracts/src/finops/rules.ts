import { z } from 'zod';
import { Decimal, Instant, InstantInput } from '../values';
import { MAX_KEY_LENGTH } from './costs';
import { ChargeCategory, RuleBasis } from './ruleBasis';

export const ALLOCATION_METHODS = ['even', 'fixed', 'proportional'] as const;
export const AllocationMethod = z.enum(ALLOCATION_METHODS);
export type AllocationMethod = z.infer<typeof AllocationMethod>;

/** The version of a rule that a run went by. */
export const AppliedRule = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  method: AllocationMethod,
});
export type AppliedRule = z.infer<typeof AppliedRule>;

const UsedOrUnused = z.enum(['Used', 'Unused']);

const Key = z.string().min(1).max(MAX_KEY_LENGTH);
const Name = z.string().trim().min(1).max(200);
/** The id of a rule, and of what a rule names. */
export const RuleId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'must be lower case letters, digits, . _ -')
  .max(200);

/** What charges a rule takes: all that is said must hold. Domain, family and product are keys. */
export const RuleScope = z.strictObject({
  /** The one field by which a rule takes direct charges: those of this application. */
  application: RuleId.optional(),
  domain: Key.optional(),
  family: Key.optional(),
  product: Key.optional(),
  provider: Key.optional(),
  /** SubAccountId. */
  account: Key.optional(),
  /** ResourceId. */
  resource: z.string().min(1).max(2000).optional(),
  tag: z
    .string()
    .max(2000)
    .regex(/^[^=]+=.+$/s, 'must look like key=value')
    .optional(),
  chargeCategory: ChargeCategory.optional(),
  commitmentDiscountStatus: UsedOrUnused.optional(),
  capacityReservationStatus: UsedOrUnused.optional(),
});
export type RuleScope = z.infer<typeof RuleScope>;
export type RuleScopeField = keyof RuleScope;
export const RULE_SCOPE_FIELDS = Object.keys(
  RuleScope.shape,
) as RuleScopeField[];

const MAX_TARGETS = 5_000;
const targetIds = z
  .array(RuleId)
  .min(1)
  .max(MAX_TARGETS)
  .superRefine((ids, ctx) => {
    if (new Set(ids).size === ids.length) return;
    const twice = ids.find((id, at) => ids.indexOf(id) < at);
    ctx.addIssue({
      code: 'custom',
      message: `names "${twice}" twice`,
      params: { code: 'duplicate' },
    });
  });

const TARGET_KINDS = ['all', 'applications', 'groups', 'attribute'];
const ONE_KIND =
  'must be exactly one of {"all":true}, {"applications":[…]}, {"groups":[…]} and {"attribute":{"name","value"}}';

/** Says what is wrong with the kind of targets that was meant, instead of listing all kinds. */
const targetsProblem: z.core.$ZodErrorMap<z.core.$ZodIssueInvalidUnion> = ({
  input,
  errors,
}) => {
  const kinds = Object.keys(input ?? {});
  const problem = errors.at(TARGET_KINDS.indexOf(kinds[0]))?.[0];
  if (kinds.length !== 1 || !TARGET_KINDS.includes(kinds[0]) || !problem)
    return ONE_KIND;
  return `${problem.path.join('.')} ${problem.message}`;
};

/** Who bears the charges. */
export const RuleTargets = z.union(
  [
    /** Every application that has a weight. */
    z.strictObject({ all: z.literal(true) }),
    z.strictObject({ applications: targetIds }),
    /** What these groups own, or groups below them. */
    z.strictObject({ groups: targetIds }),
    /** The applications with this value of an attribute. */
    z.strictObject({
      attribute: z.strictObject({
        name: Name,
        value: z.string().trim().min(1).max(2000),
      }),
    }),
  ],
  { error: targetsProblem },
);
export type RuleTargets = z.infer<typeof RuleTargets>;

const Coefficients = z.record(
  RuleId,
  Decimal.max(40).regex(/^\d/, 'must not be negative'),
);

/** What a rule says, at one time. */
export const RuleFields = {
  name: Name,
  /** Lower first; equal ones by id. */
  priority: z.int().min(0).max(1_000_000),
  scope: RuleScope,
  method: AllocationMethod,
  basis: RuleBasis.optional(),
  targets: RuleTargets,
  coefficients: Coefficients.optional(),
};

/** From when, and until when, a rule holds: an instant, or a day for its first moment. */
export const RuleValidity = {
  validFrom: InstantInput.meta({ format: 'date-time' }),
  validTo: InstantInput.nullish(),
};

/** One state of a rule: never changed, only ended or replaced by a later one. */
export const AllocationRuleVersion = z.object({
  /** Counts the versions of this rule, from 1. */
  version: z.int(),
  ...RuleFields,
  validFrom: Instant,
  validTo: Instant.nullable(),
  createdAt: Instant,
  createdBy: z.string(),
  reason: z.string().optional(),
  /** The version that corrected this one, which then holds at no time. */
  replacedBy: z.int().optional(),
});
export type AllocationRuleVersion = z.infer<typeof AllocationRuleVersion>;

/** A rule as the version that holds last has it, and its history, newest version first. */
export const AllocationRule = AllocationRuleVersion.omit({
  replacedBy: true,
}).extend({
  id: z.string(),
  /** Changes with each change of the rule; in quotes, its ETag. */
  revision: z.int(),
  versions: z.array(AllocationRuleVersion),
});
export type AllocationRule = z.infer<typeof AllocationRule>;
