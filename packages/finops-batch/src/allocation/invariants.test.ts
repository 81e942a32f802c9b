import { TestDatabases } from '@rosetta/test-kit/databases';
import { Measure, MEASURES } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { PoolReadModel } from '@rosetta/finops-mart';
import { addTestRules } from '@rosetta/finops-mart/testUtils';
import fc from 'fast-check';
import { BillLine, landBill, landConsumption } from '../__testUtils__/bills';
import { CostBench, createCostBench } from '../__testUtils__/costBench';
import { EUR, setRates } from '../__testUtils__/exchangeRates';
import {
  consumptionOf,
  GENERATED_REFERENTIEL,
  generatedMonth,
  inMonth,
} from '../__testUtils__/generatedBill';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(600_000);

/** Figures of the published run of a month, in no order of import, and without its id. */
const FIGURES = {
  charges: `select line_hash, line_rank, kind, application_id, pool_id, rule_id, origin_application_id, reason
    from charge where run_id = ? order by line_hash, line_rank`,
  pools: `select pool_id, rule_id, charges, billed, effective, list, contracted, total_weight, targets
    from cost_pool where run_id = ? order by pool_id`,
  shares: `select pool_id, application_id, group_id, billed, effective, list, contracted
    from cost_pool_share where run_id = ? order by pool_id, application_id`,
  summary: `select summary_no, kind, application_id, product, currency, billed, effective, list, contracted
    from cost_summary where run_id = ? order by summary_no`,
};

/** What is left of a sum of charges once shares are taken off: 0 for each measure and pool. */
const LEFT = `
  select count(*)::int as wrong from (
    select c.pool_id, sum(c.billed) as billed, sum(c.effective) as effective,
      coalesce(sum(c.list), 0) as list, coalesce(sum(c.contracted), 0) as contracted
    from charge c where c.run_id = :run and c.pool_id is not null group by c.pool_id
  ) c
  full join (
    select s.pool_id, sum(s.billed) as billed, sum(s.effective) as effective,
      sum(s.list) as list, sum(s.contracted) as contracted
    from cost_pool_share s where s.run_id = :run group by s.pool_id
  ) s using (pool_id)
  where (c.billed, c.effective, c.list, c.contracted) is distinct from (s.billed, s.effective, s.list, s.contracted)`;

/** Currencies in which the sums of pages are not what was billed. */
const UNLIKE_THE_BILL = `
  select count(*)::int as wrong from (
    select currency, sum(billed) as billed, sum(effective) as effective,
      coalesce(sum(list), 0) as list, coalesce(sum(contracted), 0) as contracted
    from charge where run_id = :run group by currency
  ) c
  full join (
    select currency, sum(billed) as billed, sum(effective) as effective, sum(list) as list, sum(contracted) as contracted
    from cost_summary where run_id = :run group by currency
  ) s using (currency)
  where (c.billed, c.effective, c.list, c.contracted) is distinct from (s.billed, s.effective, s.list, s.contracted)`;

/** Shares of an application that is not a target of its rule, or has none of its sign. */
const OUTSIDE = `
  select count(*)::int as wrong
  from cost_pool_share s
  join cost_pool p using (period, run_id, pool_id)
  join cost_rule r using (run_id, rule_id, rule_version)
  left join cost_application a on a.run_id = s.run_id and a.month = p.charge_month
    and a.application_id = s.application_id
  where s.run_id = :run and (
    sign(s.effective) not in (0, sign(p.effective))
    or case when s.application_id = '' then r.method <> 'fixed' else not coalesce(
      (r.targets -> 'all')::boolean
      or r.targets -> 'applications' @> to_jsonb(s.application_id)
      or r.targets -> 'groups' @> to_jsonb(a.group_id)
      or a.attributes ->> (r.targets #>> '{attribute,name}') = r.targets #>> '{attribute,value}', false) end)`;

const shuffled = <T>(all: readonly T[]) =>
  all
    .map((one, at) => ({ one, at: (at * 7919) % 1_000_003 }))
    .sort((a, b) => (a.at % 101) - (b.at % 101) || b.at - a.at)
    .map(({ one }) => one);

describe('allocation, of generated bills', () => {
  let bench: CostBench;
  let other: CostBench;
  beforeAll(async () => {
    bench = await createCostBench(databases, GENERATED_REFERENTIEL);
    other = await createCostBench(databases, GENERATED_REFERENTIEL);
  });
  afterAll(() => Promise.all([bench.close(), other.close()]));

  const count = async (sql: string, run: string): Promise<number> =>
    (await bench.db.raw(sql, { run })).rows[0].wrong;

  const figures = async ({ db }: CostBench, run: string) => {
    const found: Record<string, unknown[]> = {};
    for (const [name, sql] of Object.entries(FIGURES))
      found[name] = (await db.raw(sql, [run])).rows;
    return found;
  };

  /** The shares of charges add up to the charge, keep its sign, and add up to the shares of pools. */
  const assertExplained = async (
    { id: runId, period }: { id: string; period: string },
    measure: Measure,
  ) => {
    const { db } = bench;
    const shares = await db('cost_pool_share')
      .where('run_id', runId)
      .select('pool_id', 'application_id', { amount: measure });
    const rows: object[] = [];
    for (const { pool_id: poolId, application_id: application, amount } of shares) {
      const read = { pool: { period, runId, poolId }, measure, application };
      // Two pages, as the second goes on from a running total.
      const half = await new PoolReadModel(db).charges({ ...read, limit: 3 });
      const last = half.at(-1)!;
      const after = { hash: last.line_hash, rank: last.line_rank };
      const rest = await new PoolReadModel(db).charges({ ...read, after, limit: 1_000 }); // prettier-ignore
      for (const { raw_line, amount: whole, share } of [...half, ...rest])
        rows.push({ pool: poolId, application, amount, raw_line, whole, share });
    } // prettier-ignore
    const { rows: wrong } = await db.raw(
      `with s as (select * from jsonb_to_recordset(?::jsonb)
         as t (pool uuid, application text, amount numeric, raw_line bigint, whole numeric, share numeric))
       select 'charge' from s group by pool, raw_line, whole having sum(share) <> whole
       union all
       select 'application' from s group by pool, application, amount having sum(share) <> amount
       union all
       select 'sign' from s where sign(share) not in (0, sign(whole))`,
      [JSON.stringify(rows)],
    );
    expect(wrong).toEqual([]);
  };

  let month = '2023-01';
  let shares = 0;
  const land = async ({ raw }: CostBench, lines: readonly BillLine[]) => {
    await landBill(raw, lines, { name: `${month}.csv` });
    await landConsumption(raw, consumptionOf(month));
  };

  it('loses nothing, keeps signs and targets, and gives the same whatever the order and the slices', async () => {
    await fc.assert(
      fc
        .asyncProperty(generatedMonth(), async generated => {
          // Each example has a month of its own.
          const { lines: bill, rules: holding } = inMonth(generated, month);
          // Every other month is converted.
          const converting = Number(month.slice(-2)) % 2 === 0 ? EUR : {};
          for (const { db } of [bench, other]) {
            await addTestRules(db, ...holding);
            await setRates(db, month, { USD: '0.912345678901' });
          }
          await land(bench, bill);
          await land(other, shuffled(bill));

          const run = await bench.run({
            period: month,
            sliceLines: 1_000,
            ...converting,
          });
          expect(await count(UNLIKE_THE_BILL, run.id)).toBe(0);
          expect(await count(LEFT, run.id)).toBe(0);
          expect(await count(OUTSIDE, run.id)).toBe(0);
          for (const measure of MEASURES) await assertExplained(run, measure);

          const found = await figures(bench, run.id);
          shares += found.shares.length;
          const again = await bench.run({
            period: month,
            mode: 'reprocess',
            ...converting,
          });
          expect(await figures(bench, again.id)).toEqual(found);
          const inParts = await other.run({
            period: month,
            sliceLines: 7,
            ...converting,
          });
          expect(await figures(other, inParts.id)).toEqual(found);
        })
        .afterEach(() => {
          month = addMonths(month, 1);
        }),
      { numRuns: 8, endOnFailure: true },
    );
    // Generated rules do take charges.
    expect(shares).toBeGreaterThan(50);
  });
});
