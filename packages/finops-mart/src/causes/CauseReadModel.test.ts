import { TestDatabases } from '@rosetta/test-kit/databases';
import { CHANGE_CAUSES } from '@rosetta/contracts/finops';
import fc from 'fast-check';
import { Knex } from 'knex';
import { ChargeFact } from '../charges/ChargeStore';
import { migrateFinopsMart } from '../migrate';
import { RuleVersion } from '../rules/ruleRows';
import { indirectFact, publishTestRun } from '../testUtils';
import { CauseReadModel } from './CauseReadModel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const PERIOD = '2024-09';
const NONE = { bill: '0', rate: '0', pivot: '0', rule: '0', weights: '0' };

type Fact = Partial<ChargeFact>;
type Rule = Partial<RuleVersion> & { ruleId: string };

/** Of lines that are the same in both runs, the number is the same. */
const line = (rawRow: number, effective: string, more: Fact = {}): Fact => ({ rawRow, effective, ...more }); // prettier-ignore
const poolOf = (rule: Rule) => `${rule.version ?? 1}`.padStart(32, rule.ruleId);
const taken = (rawRow: number, effective: string, rule: Rule) =>
  line(
    rawRow,
    effective,
    indirectFact(rule.ruleId, {
      ruleVersion: rule.version ?? 1,
      pool: poolOf(rule),
    }),
  );

const EVEN: Rule = { ruleId: 'e', targets: { applications: ['app-a', 'app-b'] } }; // prettier-ignore
const BY_COST: Rule = { ruleId: 'c', method: 'proportional', basis: 'direct-cost' }; // prettier-ignore
const APPLICATIONS = ['app-a', 'app-b', 'app-c'].map(id => ({
  id,
  owners: [],
  attributes: {},
}));

describe('CauseReadModel', () => {
  let db: Knex;
  let causes: CauseReadModel;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    causes = new CauseReadModel(db);
  });

  const publish = async (facts: Fact[], rules: Rule[] = []) => {
    const { id } = await publishTestRun(db, {
      period: PERIOD,
      facts,
      rules,
      applications: APPLICATIONS,
    });
    return { period: PERIOD, runId: id };
  };
  type Run = Awaited<ReturnType<typeof publish>>;
  const read = (run: Run, other: Run) =>
    causes.byApplication(run, other, new AbortController().signal);

  /** The causes that are not 0, by application. */
  const compare = async (other: Run, run: Run) => {
    const { items } = await read(run, other);
    return Object.fromEntries(
      items.map(item => [
        item.key,
        Object.fromEntries(
          Object.entries(item.causes).filter(([, amount]) => amount !== '0'),
        ),
      ]),
    );
  };

  it('finds nothing between two runs that say the same', async () => {
    const facts = [line(1, '3', { application: 'app-a' }), taken(2, '5', EVEN)];
    const [before, after] = [await publish(facts, [EVEN]), await publish(facts, [EVEN])]; // prettier-ignore
    expect(await read(after, before)).toEqual({
      totals: [
        { unit: 'USD', before: '8', after: '8', difference: '0', causes: NONE },
      ],
      items: [],
    });
  });

  it('gives lines that came, left or have another amount to the bill, through pools too', async () => {
    const before = await publish(
      [
        line(1, '3', { application: 'app-a' }),
        line(2, '1.5'),
        line(3, '7', { application: 'app-a' }),
        taken(4, '10', EVEN),
      ],
      [EVEN],
    );
    const after = await publish(
      [
        line(1, '3', { application: 'app-a' }),
        line(3, '7.25', { application: 'app-a' }),
        taken(4, '10', EVEN),
        taken(5, '0.0000000000003', EVEN),
      ],
      [EVEN],
    );
    expect(await compare(before, after)).toEqual({
      'app-a': { bill: '0.2500000000002' },
      'app-b': { bill: '0.0000000000001' },
      unallocated: { bill: '-1.5' },
    });
  });

  it('gives a charge whose pivot is of another application to the référentiel', async () => {
    const before = await publish(
      [line(1, '3', { application: 'app-a' }), taken(2, '4', EVEN), line(3, '1')], // prettier-ignore
      [EVEN],
    );
    const after = await publish([
      line(1, '3', { application: 'app-b' }),
      line(2, '4', { application: 'app-c' }),
      line(3, '1', { application: 'app-c' }),
    ]);
    expect(await compare(before, after)).toEqual({
      'app-a': { pivot: '-5' },
      'app-b': { pivot: '1' },
      'app-c': { pivot: '5' },
      unallocated: { pivot: '-1' },
    });
  });

  it('gives a charge that another version, another rule or none takes to the rules', async () => {
    const next: Rule = { ...EVEN, version: 2, targets: { applications: ['app-b'] } }; // prettier-ignore
    const before = await publish([taken(1, '4', EVEN), line(2, '1')], [EVEN]);
    const after = await publish([taken(1, '4', next), taken(2, '1', next)], [next]); // prettier-ignore
    expect(await compare(before, after)).toEqual({
      'app-a': { rule: '-2' },
      'app-b': { rule: '3' },
      unallocated: { rule: '-1' },
    });
  });

  it('gives lines that are billed alike to the rate that they are converted at, through pools too', async () => {
    const original = { currency: 'USD', billed: '10', effective: '10', list: null, contracted: null }; // prettier-ignore
    const at = (amount: string) => [
      line(1, amount, { application: 'app-a', currency: 'EUR', original }),
      { ...taken(2, amount, EVEN), currency: 'EUR', original },
      line(3, '7', { application: 'app-c', currency: 'EUR' }),
    ];
    const [before, after] = [await publish(at('9'), [EVEN]), await publish(at('9.5'), [EVEN])]; // prettier-ignore
    expect(await compare(before, after)).toEqual({
      'app-a': { rate: '0.75' },
      'app-b': { rate: '0.25' },
    });
    const { totals } = await read(after, before);
    expect(totals).toMatchObject([
      { unit: 'EUR', difference: '1', causes: { ...NONE, rate: '1' } },
    ]);
  });

  it('tells the bill of direct charges apart from the weights that follow it', async () => {
    const direct = (amount: string) => [
      line(1, '10', { application: 'app-a' }),
      line(2, amount, { application: 'app-b' }),
      taken(3, '12', BY_COST),
    ];
    const before = await publish(direct('10'), [BY_COST]);
    const after = await publish(direct('30'), [BY_COST]);
    expect(await compare(before, after)).toEqual({
      'app-a': { weights: '-3' },
      'app-b': { bill: '20', weights: '3' },
    });
  });

  it('names weights where nobody can bear a pool any more', async () => {
    const before = await publish(
      [line(1, '10', { application: 'app-a' }), taken(2, '6', BY_COST)],
      [BY_COST],
    );
    const after = await publish([taken(2, '6', BY_COST)], [BY_COST]);
    expect(await compare(before, after)).toEqual({
      'app-a': { bill: '-10', weights: '-6' },
      unallocated: { weights: '6' },
    });
  });

  it('lists an application whose causes cancel out, and keeps currencies apart', async () => {
    const before = await publish([
      line(1, '2', { application: 'app-a' }),
      line(2, '1', { application: 'app-b' }),
    ]);
    const after = await publish([
      line(1, '2', { application: 'app-b' }),
      line(3, '2', { application: 'app-a' }),
      line(2, '1', { application: 'app-b', currency: 'EUR' }),
    ]);
    const { items } = await read(after, before);
    expect(items.find(({ key }) => key === 'app-a')).toMatchObject({
      difference: '0',
      causes: { ...NONE, bill: '2', pivot: '-2' },
    });
    expect(items.filter(({ key }) => key === 'app-b')).toMatchObject([
      { unit: 'EUR', causes: { ...NONE, bill: '1' } },
      { unit: 'USD', causes: { ...NONE, bill: '-1', pivot: '2' } },
    ]);
  });

  it('finds lines by their row where a run is older than their identity', async () => {
    const before = await publish([line(1, '3', { application: 'app-a' })]);
    const after = await publish([line(1, '3', { application: 'app-b' })]);
    await db('charge').where('run_id', before.runId).update({ line_hash: null, line_rank: null }); // prettier-ignore
    expect(await compare(before, after)).toEqual({
      'app-a': { pivot: '-3' },
      'app-b': { pivot: '3' },
    });
  });

  const RULES: Rule[] = [EVEN, { ...EVEN, version: 2, targets: { applications: ['app-c', 'app-b'] } }, BY_COST]; // prettier-ignore
  const amount = fc
    .tuple(
      fc.integer({ min: -999, max: 999_999 }),
      fc.integer({ min: 1, max: 10 ** 9 }),
    )
    .map(([whole, rest]) => `${whole}.${rest}5`);
  const generated = fc.tuple(
    amount,
    fc.constantFrom('app-a', 'app-b', 'app-c', null, ...RULES),
    fc.boolean(),
  );
  const generatedRun = fc.array(fc.option(generated, { freq: 6 }), {
    minLength: 12,
    maxLength: 12,
  });
  type Generated = typeof generatedRun extends fc.Arbitrary<infer T> ? T : never; // prettier-ignore

  /** With an amount of its own, or that of the other run. */
  const factsOf = (run: Generated, other: Generated = []): Fact[] =>
    run.flatMap((found, at) => {
      if (!found) return [];
      const [own, place, isOther] = found;
      const value = isOther ? own : other[at]?.[0] ?? own;
      return place === null || typeof place === 'string'
        ? [line(at + 1, value, { application: place })]
        : [taken(at + 1, value, place)];
    });

  it('adds up to the difference of each application, to the last digit', async () => {
    /** In a unit so small that each amount is a whole number of it. */
    const toUnits = (decimal: string) => {
      const [whole, rest = ''] = decimal.split('.');
      return BigInt(whole + rest.padEnd(30, '0'));
    };
    const sumOf = (amounts: string[]) =>
      amounts.reduce((sum, each) => sum + toUnits(each), 0n);
    await fc.assert(
      fc.asyncProperty(generatedRun, generatedRun, async (one, two) => {
        const before = await publish(factsOf(one), RULES);
        const after = await publish(factsOf(two, one), RULES);
        const { totals, items } = await read(after, before);
        for (const { difference, causes: of } of [...totals, ...items])
          expect(sumOf(Object.values(of))).toBe(toUnits(difference));
        for (const { difference, causes: of } of totals)
          expect(of).toEqual({ ...NONE, bill: difference });
        for (const cause of CHANGE_CAUSES)
          expect(sumOf(items.map(item => item.causes[cause]))).toBe(
            toUnits(totals[0]?.causes[cause] ?? '0'),
          );
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
