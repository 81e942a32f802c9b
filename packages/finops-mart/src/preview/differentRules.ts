import { RunRuleVersion } from '../pools/RunRuleStore';

const contentOf = (rule: RunRuleVersion) =>
  JSON.stringify([
    rule.ruleId,
    rule.version,
    rule.priority,
    rule.validFrom,
    rule.validTo,
    rule.scope,
    rule.method,
    rule.basis ?? null,
    rule.targets,
    rule.coefficients ?? null,
  ]);

const without = (
  rules: readonly RunRuleVersion[],
  others: readonly RunRuleVersion[],
) => {
  const known = new Set(others.map(contentOf));
  return rules.filter(rule => !known.has(contentOf(rule)));
};

/** The rules that only one of the two sets has as they are: only they can move a charge. */
export const differentRules = (
  before: readonly RunRuleVersion[],
  after: readonly RunRuleVersion[],
): RunRuleVersion[] => [...without(before, after), ...without(after, before)];

/** Whether a rule gives other shares once applications have other direct costs. */
export const dependsOnDirectCosts = ({
  method,
  basis,
  targets,
}: RunRuleVersion): boolean =>
  method === 'even'
    ? 'all' in targets
    : basis?.startsWith('direct-cost') ?? false;
