import { z } from 'zod';
import { DECIMAL, addShares } from '../values';
import type { AllocationMethod, RuleTargets } from './rules';

interface RuleLike {
  method: AllocationMethod;
  basis?: string;
  targets: RuleTargets;
  coefficients?: Record<string, string>;
  validFrom: string;
  validTo?: string | null;
}

type Refuse = (path: PropertyKey[], code: string, message: string) => void;

const checkCoefficients = (
  { targets, coefficients }: RuleLike,
  refuse: Refuse,
) => {
  if (!('applications' in targets))
    return refuse(
      ['targets'],
      'applications-only',
      'must be {"applications":[…]} for fixed',
    );
  if (!coefficients)
    return refuse(
      ['coefficients'],
      'missing',
      'is missing; fixed needs one of each target',
    );
  const applications = new Set(targets.applications);
  const lacking = [...applications].filter(
    id => !Object.hasOwn(coefficients, id),
  );
  const foreign = Object.keys(coefficients).filter(id => !applications.has(id));
  if (lacking.length > 0)
    refuse(
      ['coefficients'],
      'lacks-target',
      `lacks the target ${lacking.join(', ')}`,
    );
  for (const id of foreign)
    refuse(['coefficients', id], 'not-a-target', 'is no target of the rule');
  const shares = Object.values(coefficients);
  // What is no decimal is refused as such already.
  if (!shares.every(share => DECIMAL.test(share))) return undefined;
  const sum = addShares(shares);
  if (sum !== '1')
    refuse(['coefficients'], 'sum', `must add up to 1; they add up to ${sum}`);
  return undefined;
};

/** Refuses what a method cannot work with, by field. */
export const checkRule = (rule: RuleLike, ctx: z.core.$RefinementCtx) => {
  const refuse: Refuse = (path, code, message) =>
    ctx.addIssue({ code: 'custom', path, message, params: { code } });
  const { method, basis, coefficients, validFrom, validTo } = rule;
  if (method === 'fixed') checkCoefficients(rule, refuse);
  else if (coefficients)
    refuse(
      ['coefficients'],
      'other-method',
      `go with the method fixed, not ${method}`,
    );
  if (method === 'proportional' && !basis)
    refuse(['basis'], 'missing', 'is missing; proportional needs one');
  if (method !== 'proportional' && basis)
    refuse(
      ['basis'],
      'other-method',
      `goes with the method proportional, not ${method}`,
    );
  if (validTo && validFrom >= validTo)
    refuse(
      ['validTo'],
      'not-after',
      'must be after validFrom: the validity is half-open',
    );
};
