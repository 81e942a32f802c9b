import { TestDatabases } from '@rosetta/test-kit/databases';
import { MEASURES, UNALLOCATED } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  AllocationRuleReadModel,
  previewAllocation,
  PreviewedDifference,
  RuleVersion,
} from '@rosetta/finops-mart';
import { addTestRules, ruleVersion } from '@rosetta/finops-mart/testUtils';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import fc from 'fast-check';
import { landBill, landConsumption } from '../__testUtils__/bills';
import { CostBench, createCostBench } from '../__testUtils__/costBench';
import { BEARERS, generatedMonth } from '../__testUtils__/generatedBill';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(600_000);

const REFERENTIEL = createReferentiel(
  BEARERS.map(id => ({
    id,
    group: id === 'app-a' ? 'grp-shop' : 'grp-web',
    pivots: [['focus:tag', `application=${id}`]],
    attributes: { tier: id === 'app-b' ? 'silver' : 'gold' },
  })),
  [
    { id: 'grp-shop', parent: null },
    { id: 'grp-web', parent: null },
  ],
);

const ALWAYS = { from: '-infinity', to: 'infinity' };

describe('the preview of rules, of generated bills', () => {
  let bench: CostBench;
  beforeAll(async () => {
    bench = await createCostBench(databases, REFERENTIEL);
  });
  afterAll(() => bench.close());

  /** What a run says of each application and kind that a preview says something of. */
  const publishedFigures = async (runId: string, measure: string) => {
    const { rows } = await bench.db.raw(
      `select currency, coalesce(application_id, ?) as key, kind, trim_scale(sum(??))::text as amount
       from cost_summary where run_id = ? group by 1, 2, 3`,
      [UNALLOCATED, measure, runId],
    );
    return new Map<string, string>(
      rows.map((row: Record<string, string>) => [
        `${row.currency} ${row.key} ${row.kind}`,
        row.amount,
      ]),
    );
  };

  const KINDS = ['direct', 'indirect', 'unallocated'] as const;

  /** The published figures with what was previewed in their place. */
  const withPreview = (
    published: ReadonlyMap<string, string>,
    differences: readonly PreviewedDifference[],
  ) => {
    const figures = new Map(published);
    for (const { unit, key, ...moved } of differences)
      if (key !== null)
        for (const kind of KINDS) {
          const at = `${unit} ${key} ${kind}`;
          expect(moved[kind].was).toBe(published.get(at) ?? '0');
          figures.set(at, moved[kind].would);
        }
    return figures;
  };

  const notZero = (figures: ReadonlyMap<string, string>) =>
    Object.fromEntries([...figures].filter(([, amount]) => amount !== '0').sort()); // prettier-ignore

  let month = '2023-01';
  let moves = 0;
  const dated = (text: string | null) =>
    text?.replaceAll('2000-01', month).replaceAll('2000-02', addMonths(month, 1)).replaceAll('1995-01', addMonths(month, -60)) ?? null; // prettier-ignore

  /** A generated rule, in the month of the example and in the one that it corrects. */
  const holding = (rule: Partial<RuleVersion> & { ruleId: string }) =>
    [addMonths(month, -60), month].map((from, at) =>
      ruleVersion({
        ...rule,
        ruleId: rule.ruleId.replace('2000-01', month),
        version: at + 1,
        validFrom: `${from}-01T00:00:00.000Z`,
        validTo: `${addMonths(from, 1)}-01T00:00:00.000Z`,
      }),
    );

  it('equals what a run then publishes, to the last digit, in every measure', async () => {
    await fc.assert(
      fc
        .asyncProperty(generatedMonth('2000-01'), async ({ lines, rules }) => {
          await landBill(
            bench.raw,
            lines.map(line =>
              Object.fromEntries(
                Object.entries(line).map(([name, value]) => [
                  name,
                  dated(value),
                ]),
              ),
            ),
            { name: `${month}.csv` },
          );
          await landConsumption(bench.raw, [
            { period: month, application: 'app-a', metric: 'cpu', quantity: '1.5', product: 'Compute' },
            { period: month, application: 'app-c', metric: 'cpu', quantity: '7', product: null },
          ]); // prettier-ignore
          const [tried, ...others] = rules;
          await addTestRules(bench.db, ...others.flatMap(holding));
          const before = await bench.run({ period: month });

          const added = holding(tried);
          const known = await new AllocationRuleReadModel(bench.db).validWithin(
            ALWAYS,
          );
          const previews = new Map<string, PreviewedDifference[]>();
          for (const measure of MEASURES) {
            const { differences } = await previewAllocation(
              bench.db,
              {
                published: { period: month, runId: before.id },
                rules: [...known, ...added],
                rule: added[1],
                measure,
              },
              new AbortController().signal,
            );
            previews.set(measure, differences);
            moves += differences.length;
          }
          await addTestRules(bench.db, ...added);
          const after = await bench.run({ period: month });
          for (const [measure, differences] of previews) {
            const was = await publishedFigures(before.id, measure);
            const is = await publishedFigures(after.id, measure);
            expect(notZero(withPreview(was, differences))).toEqual(notZero(is));
          }
        })
        .afterEach(() => {
          month = addMonths(month, 1);
        }),
      { numRuns: 5, endOnFailure: true },
    );
    // Generated rules do move costs.
    expect(moves).toBeGreaterThan(50);
    expect(await bench.db('cost_run').whereNull('lines')).toEqual([]);
  });
});
