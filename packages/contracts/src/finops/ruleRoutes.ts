import { z } from 'zod';
import { defineRoute } from '../route';
import { PageQuery, pageOf } from '../values';
import { checkRule } from './ruleChecks';
import { AllocationRule, RuleFields, RuleId, RuleValidity } from './rules';

const Params = z.object({ id: z.string().min(1).max(200) });

/** Why a rule is changed; kept with the version and in the audit. */
const reason = z.string().trim().min(1).max(2000).optional();

export const RuleToCreate = z
  .strictObject({
    /** Made from the name when absent. */
    id: RuleId.optional(),
    ...RuleFields,
    ...RuleValidity,
    reason,
  })
  .superRefine(checkRule);
export type RuleToCreate = z.infer<typeof RuleToCreate>;

export const RuleToChange = z
  .strictObject({
    /** The same as in the path, when it is given. */
    id: RuleId.optional(),
    ...RuleFields,
    ...RuleValidity,
    /** The version that was wrong: this one takes its place, at all its times. */
    replaces: z.int().positive().optional(),
    reason,
  })
  .superRefine(checkRule);
export type RuleToChange = z.infer<typeof RuleToChange>;

export const listAllocationRules = defineRoute({
  id: 'listAllocationRules',
  method: 'get',
  path: '/v1/allocation-rules',
  summary:
    'Allocation rules with their history, in the order in which they take charges',
  action: 'finops.read',
  query: PageQuery,
  answer: pageOf(AllocationRule),
});

export const getAllocationRule = defineRoute({
  id: 'getAllocationRule',
  method: 'get',
  path: '/v1/allocation-rules/:id',
  summary: 'One allocation rule with its history',
  action: 'finops.read',
  params: Params,
  answer: AllocationRule,
});

export const createAllocationRule = defineRoute({
  id: 'createAllocationRule',
  method: 'post',
  path: '/v1/allocation-rules',
  summary: 'Make an allocation rule',
  action: 'finops.rules.write',
  body: RuleToCreate,
  answer: AllocationRule,
  status: 201,
  conflict: 'There is a rule with that id',
});

export const changeAllocationRule = defineRoute({
  id: 'changeAllocationRule',
  method: 'put',
  path: '/v1/allocation-rules/:id',
  summary:
    'Make a version of a rule, from when it is valid, where the one before ends',
  action: 'finops.rules.write',
  params: Params,
  body: RuleToChange,
  answer: AllocationRule,
  precondition: 'If-Match is missing, or the rule was changed since',
});
