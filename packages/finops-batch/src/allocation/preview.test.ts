import { TestDatabases } from '@rosetta/test-kit/databases';
import { MEASURES, UNALLOCATED } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { previewAllocation, PreviewedDifference } from '@rosetta/finops-mart';
import { addTestRules, ruleVersion } from '@rosetta/finops-mart/testUtils';
import fc from 'fast-check';
import { landBill, landConsumption } from '../__testUtils__/bills';
import { CostBench, createCostBench } from '../__testUtils__/costBench';
import { EUR, setRates } from '../__testUtils__/exchangeRates';
import {
  consumptionOf,
  GENERATED_REFERENTIEL,
  generatedMonth,
  inMonth,
} from '../__testUtils__/generatedBill';
import { readRules } from './ruleInputs';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(600_000);

describe('the preview of rules, of generated bills', () => {
  let bench: CostBench;
  beforeAll(async () => {
    bench = await createCostBench(databases, GENERATED_REFERENTIEL);
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

  it('shows what a run then publishes, to the last digit, in every measure', async () => {
    await fc.assert(
      fc
        .asyncProperty(generatedMonth(), async generated => {
          const { lines, rules } = inMonth(generated, month);
          await landBill(bench.raw, lines, { name: `${month}.csv` });
          await landConsumption(bench.raw, consumptionOf(month));
          // Every other month is converted.
          const converting = Number(month.slice(-2)) % 2 === 0 ? EUR : {};
          await setRates(bench.db, month, { USD: '0.912345678901' });
          // One of the rules is previewed where the others hold already.
          const [{ ruleId: previewed }] = rules;
          const added = rules
            .filter(({ ruleId }) => ruleId === previewed)
            .map(ruleVersion);
          await addTestRules(
            bench.db,
            ...rules.filter(({ ruleId }) => ruleId !== previewed),
          );
          const before = await bench.run({ period: month, ...converting });

          const known = await readRules(bench.db);
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
          const after = await bench.run({ period: month, ...converting });
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
