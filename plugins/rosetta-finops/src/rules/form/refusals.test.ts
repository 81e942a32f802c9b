import { RuleToCreate } from '@rosetta/contracts/finops';
import { knownRefusal } from './refusals';

const RULE = {
  name: 'Rest',
  priority: 1,
  validFrom: '2026-01-01',
  scope: {},
  method: 'proportional',
  basis: 'direct-cost',
  targets: { all: true },
};

/** What the contract says of a rule that is wrong in one thing. */
const said = (wrong: object) =>
  RuleToCreate.safeParse({ ...RULE, ...wrong }).error!.issues[0].message;

describe('knownRefusal', () => {
  it.each([
    ['basis', { basis: 'turnover' }],
    ['keyValue', { scope: { tag: 'team' } }],
    ['idLetters', { scope: { application: 'App X' } }],
  ])('knows what the contract says of a wrong value: %s', (key, wrong) => {
    expect(knownRefusal(said(wrong))).toMatchObject({ key });
  });

  it('knows a version that overlaps another, and one that cannot be corrected', () => {
    expect(
      knownRefusal(
        'overlaps version 2, which is valid from 2026-07-01T00:00:00.000Z; choose a later instant',
      ),
    ).toEqual({ key: 'overlaps', version: '2', from: '2026-07-01' });
    expect(
      knownRefusal('7 is no version that can be corrected; there is 1'),
    ).toMatchObject({ key: 'notCorrectable', version: '7' });
  });

  it('has no words of its own for any other refusal', () => {
    expect(knownRefusal('must be shorter')).toBeUndefined();
  });
});
