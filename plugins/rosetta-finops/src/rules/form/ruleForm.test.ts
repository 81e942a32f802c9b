import { ruleOf, versionOf } from '../testUtils';
import { problemsOf } from './formProblems';
import {
  RuleForm,
  changeOf,
  correctionOf,
  newRule,
  sumOfCoefficients,
  toDecimal,
  toRule,
} from './ruleForm';

const NOW = '2026-06-15T12:00:00.000Z';

const formOf = (more: Partial<RuleForm> = {}): RuleForm => ({
  ...newRule(NOW),
  name: 'Support',
  reason: 'a test',
  ...more,
});

describe('the form of a rule', () => {
  it('begins with the month that is running', () => {
    expect(newRule(NOW).validFrom).toBe('2026-06-01');
  });

  it.each([
    ['0,50', '0.5'],
    ['0.50', '0.5'],
    ['00.250', '0.25'],
    ['1', '1'],
    ['1.0', '1'],
    ['10', '10'],
    ['0', '0'],
    ['0.', '0'],
    ['a', 'a'],
    ['-1', '-1'],
    [' 0.1 ', '0.1'],
  ])('reads %s as the decimal %s', (text, decimal) => {
    expect(toDecimal(text)).toBe(decimal);
  });

  it('sends back what a rule says', () => {
    const { name, priority, scope, method, targets, coefficients } =
      versionOf();
    expect(toRule({ ...changeOf(ruleOf(), NOW), reason: 'why' })).toEqual({
      name,
      priority,
      scope,
      method,
      targets,
      coefficients,
      validFrom: '2026-06-01',
      reason: 'why',
    });
    const metric = versionOf({
      method: 'proportional',
      basis: 'consumption:calls',
      targets: { attribute: { name: 'tier', value: 'gold' } },
      coefficients: undefined,
      validTo: '2027-01-01T00:00:00.000Z',
    });
    const form = correctionOf(changeOf(metric, NOW), metric);
    expect(toRule(form)).toMatchObject({
      basis: 'consumption:calls',
      targets: { attribute: { name: 'tier', value: 'gold' } },
      validFrom: '2024-01-01',
      validTo: '2027-01-01',
    });
    expect(toRule(form)).not.toHaveProperty('coefficients');
  });

  it('adds coefficients up once all of them are decimals', () => {
    const fixed = { applications: ['a', 'b'], coefficients: { a: '0,3' } };
    expect(sumOfCoefficients(formOf(fixed))).toBeUndefined();
    fixed.coefficients = { ...fixed.coefficients, b: '0.6' } as never;
    expect(sumOfCoefficients(formOf(fixed))).toBe('0.9');
  });

  it.each<[Partial<RuleForm>, object]>([
    [{}, {}],
    [{ name: ' ' }, { name: 'required' }],
    [{ priority: '1.5' }, { priority: 'wholeNumber' }],
    [{ validFrom: '' }, { validFrom: 'required' }],
    [{ validTo: '2026-06-01' }, { validTo: 'afterFrom' }],
    [{ scope: [{ field: 'tag', value: '' }] }, { scope: 'required' }],
    [{ method: 'proportional', basis: '' }, { basis: 'required' }],
    [{ targetKind: 'groups' }, { targets: 'chooseOne' }],
    [{ targetKind: 'attribute', attributeName: 'x' }, { targets: 'required' }],
    [
      {
        method: 'fixed',
        targetKind: 'applications',
        applications: ['a'],
        coefficients: { a: '0.9' },
      },
      { coefficients: 'sum' },
    ],
    [{ reason: '' }, { reason: 'required' }],
  ])('knows what is wrong with %j', (fields, problems) => {
    expect(problemsOf(formOf(fields))).toEqual(problems);
  });
});
