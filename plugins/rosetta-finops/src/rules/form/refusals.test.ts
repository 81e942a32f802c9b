import { RuleToCreate } from '@rosetta/contracts/finops';
import { readInput } from '@rosetta/contracts/input';
import { InputProblem } from '@rosetta/contracts/values';
import { inItsWords, knownRefusal } from './refusals';

const RULE = {
  name: 'Rest',
  priority: 1,
  validFrom: '2026-01-01',
  scope: {},
  method: 'proportional',
  basis: 'direct-cost',
  targets: { all: true },
};

/** What a service says of a rule that is wrong in one thing. */
const refused = (wrong: object) => {
  const read = readInput('body', RuleToCreate, { ...RULE, ...wrong });
  return 'problems' in read ? read.problems[0] : undefined;
};

const problem = (code: string, values = {}): InputProblem => ({
  in: 'body',
  path: ['scope', 'tag'],
  code,
  message: 'said in any words',
  values,
});

describe('knownRefusal', () => {
  it.each([
    ['basis', { basis: 'turnover' }],
    ['keyValue', { scope: { tag: 'team' } }],
    ['idLetters', { scope: { application: 'App X' } }],
    ['missing', { basis: undefined }],
    ['tooLarge', { name: 'x'.repeat(201) }],
    ['duplicate', { targets: { groups: ['a', 'a'] } }],
    ['sum', { method: 'fixed', basis: undefined, targets: { applications: ['a'] }, coefficients: { a: '0.5' } }],
  ])('knows what the contract refuses: %s', (key, wrong) => {
    expect(knownRefusal(refused(wrong)!)).toMatchObject({ key });
  }); // prettier-ignore

  it('knows a version that overlaps another, and one that cannot be corrected', () => {
    const values = { version: '2', from: '2026-07-01T00:00:00.000Z' };
    expect(knownRefusal(problem('overlaps', values))).toEqual({
      key: 'overlaps',
      version: '2',
      from: '2026-07-01',
    });
    expect(
      knownRefusal(problem('not-correctable', { version: '7' })),
    ).toMatchObject({ key: 'notCorrectable', version: '7' });
  });

  it('leaves any other refusal to the words of the service, after its place', () => {
    expect(knownRefusal(problem('value'))).toBeUndefined();
    expect(inItsWords(problem('value'))).toBe('tag: said in any words');
  });
});
