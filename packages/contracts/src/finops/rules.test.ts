import { z } from 'zod';
import { readInput } from '../input';
import { parseBasis } from './ruleBasis';
import { checkRule } from './ruleChecks';
import { RuleFields, RuleValidity } from './rules';

const Rule = z
  .strictObject({ ...RuleFields, ...RuleValidity })
  .superRefine(checkRule);

const EVEN = {
  name: 'Support',
  priority: 10,
  validFrom: '2024-01-01',
  scope: {},
  method: 'even',
  targets: { all: true },
};
const FIXED = {
  ...EVEN,
  method: 'fixed',
  targets: { applications: ['app-a', 'app-b'] },
  coefficients: { 'app-a': '0.25', 'app-b': '0.75' },
};
const PROPORTIONAL = { ...EVEN, method: 'proportional', basis: 'direct-cost' };

const problemWith = (rule: object) => {
  const read = readInput('body', Rule, rule);
  return 'problem' in read ? read.problem : undefined;
};

describe('an allocation rule', () => {
  it.each([
    EVEN,
    FIXED,
    PROPORTIONAL,
    { ...PROPORTIONAL, basis: 'direct-cost:Usage,Purchase' },
    { ...PROPORTIONAL, basis: 'consumption:api calls' },
    { ...EVEN, targets: { groups: ['team-a'] } },
    { ...EVEN, targets: { attribute: { name: 'tier', value: 'gold' } } },
    { ...EVEN, validTo: '2024-01-02' },
    { ...EVEN, scope: { tag: 'team=shop', chargeCategory: 'Tax' } },
  ])('is taken: %j', rule => {
    expect(problemWith(rule)).toBeUndefined();
  });

  it('takes a day for its first moment', () => {
    expect(Rule.parse(EVEN)).toMatchObject({
      validFrom: '2024-01-01T00:00:00.000Z',
    });
  });

  const targets = { applications: ['app-a', 'app-b'] };
  it.each([
    [{ ...EVEN, priority: 1.5 }, 'body.priority: must be a whole number'],
    [{ ...EVEN, priority: -1 }, 'body.priority: must be at least 0'],
    [{ ...EVEN, name: ' ' }, 'body.name: must not be empty'],
    [{ ...EVEN, method: 'odd' }, 'body.method: must be one of "even", "fixed", "proportional"'],
    [{ ...EVEN, scope: { colour: 'red' } }, 'body.scope: unknown "colour"; known are application, domain, '],
    [{ ...EVEN, scope: { tag: 'shop' } }, 'body.scope.tag: must look like key=value'],
    [{ ...EVEN, scope: { chargeCategory: 'usage' } }, 'body.scope.chargeCategory: must be one of "Usage", "Purchase", "Tax", "Credit", "Adjustment"'],
    [{ ...EVEN, targets: {} }, 'body.targets: must be exactly one of {"all":true}'],
    [{ ...EVEN, targets: { all: true, groups: ['a'] } }, 'body.targets: must be exactly one of'],
    [{ ...EVEN, targets: { all: false } }, 'body.targets: all must be true'],
    [{ ...EVEN, targets: { teams: ['a'] } }, 'body.targets: must be exactly one of'],
    [{ ...EVEN, targets: 'all' }, 'body.targets: must be exactly one of'],
    [{ ...EVEN, targets: { attribute: { name: 'tier' } } }, 'body.targets: attribute.value is missing; it must be text'],
    [{ ...EVEN, targets: { applications: [] } }, 'body.targets.applications: must not be empty'],
    [{ ...EVEN, targets: { applications: ['app-a', 'app-a'] } }, 'body.targets.applications: names "app-a" twice'],
    [{ ...EVEN, coefficients: { 'app-a': '1' } }, 'body.coefficients: go with the method fixed, not even'],
    [{ ...EVEN, basis: 'direct-cost' }, 'body.basis: goes with the method proportional, not even'],
    [{ ...EVEN, method: 'proportional' }, 'body.basis: is missing; proportional needs one'],
    [{ ...PROPORTIONAL, basis: 'revenue' }, 'body.basis: must be "direct-cost"'],
    [{ ...PROPORTIONAL, basis: 'direct-cost:Usage,Usage' }, 'body.basis: must be "direct-cost"'],
    [{ ...PROPORTIONAL, basis: 'consumption:' }, 'body.basis: must be "direct-cost"'],
    [{ ...FIXED, targets: { all: true } }, 'body.targets: must be {"applications":[…]} for fixed'],
    [{ ...FIXED, targets: { groups: ['team-a'] } }, 'body.targets: must be {"applications":[…]} for fixed'],
    [{ ...EVEN, method: 'fixed', targets }, 'body.coefficients: is missing; fixed needs one of each target'],
    [{ ...FIXED, coefficients: { 'app-a': '1' } }, 'body.coefficients: lacks the target app-b'],
    [{ ...FIXED, coefficients: { ...FIXED.coefficients, 'app-c': '0' } }, 'body.coefficients.app-c: is no target of the rule'],
    [{ ...FIXED, coefficients: { 'app-a': '0.2', 'app-b': '0.7' } }, 'body.coefficients: must add up to 1; they add up to 0.9'],
    [{ ...FIXED, coefficients: { 'app-a': '0.30000000000000004', 'app-b': '0.7' } }, 'body.coefficients: must add up to 1; they add up to 1.00000000000000004'],
    [{ ...FIXED, coefficients: { 'app-a': '2', 'app-b': '-1' } }, 'body.coefficients.app-b: must not be negative'],
    [{ ...FIXED, coefficients: { 'app-a': '0.50', 'app-b': '5e-1' } }, 'body.coefficients.app-a: must be a decimal without exponent or trailing zeros'],
    [{ ...FIXED, coefficients: { 'app-a': 0.5, 'app-b': '0.5' } }, 'body.coefficients.app-a: must be text'],
    [{ ...EVEN, validFrom: undefined }, 'body.validFrom: is missing; it must be text'],
    [{ ...EVEN, validFrom: 'soon' }, 'body.validFrom: must be an ISO 8601 instant'],
    [{ ...EVEN, validTo: '2024-01-01' }, 'body.validTo: must be after validFrom: the validity is half-open'],
  ])('is refused with the field and the cure: %j', (rule, problem) => {
    expect(problemWith(rule)).toContain(problem);
  }); // prettier-ignore

  it('says what its basis is', () => {
    expect(parseBasis('consumption:calls')).toEqual({ kind: 'consumption', metric: 'calls' }); // prettier-ignore
    expect(parseBasis('direct-cost:Usage')).toEqual({ kind: 'direct-cost', categories: ['Usage'] }); // prettier-ignore
    expect(parseBasis('direct-cost')).toEqual({
      kind: 'direct-cost',
      categories: ['Usage', 'Purchase', 'Adjustment'],
    });
    expect(parseBasis('constructor')).toBeUndefined();
  });
});
