import { TestDatabases } from '@rosetta/test-kit/databases';
import { RuleVersion } from '@rosetta/finops-mart';
import { addTestRules } from '@rosetta/finops-mart/testUtils';
import {
  BillLine,
  billLine,
  landBill,
  landConsumption,
  lineOf,
} from '../__testUtils__/bills';
import { CostBench, createCostBench } from '../__testUtils__/costBench';
import { taggedReferentiel } from '../__testUtils__/taggedReferentiel';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(180_000);

const REFERENTIEL = taggedReferentiel(
  ['app-1', 'app-2', 'app-3'].map(id => ({ id, group: 'grp-all' })),
  [{ id: 'grp-all', parent: null }],
);

let bench: CostBench;
beforeEach(async () => {
  bench = await createCostBench(databases, REFERENTIEL);
});
afterEach(() => bench.close());

type Rule = Partial<RuleVersion> & { ruleId: string };

const sharedLine = (amount: string, product: string) =>
  lineOf(amount, null, { ServiceName: product });

/**
 * Figures that others publish for shared and idle cost. docs/finops/worked-examples.md lists the cases,
 * and says where ours differ.
 */
describe('published worked examples', () => {
  const costs = async (lines: BillLine[], rule?: Rule) => {
    await landBill(bench.raw, lines.map(billLine));
    if (rule) await addTestRules(bench.db, rule);
    await bench.run();
    const rows = await bench
      .db('cost_summary')
      .groupBy('application_id')
      .select('application_id')
      .select(bench.db.raw('round(sum(effective), 4)::float8 as amount'));
    return Object.fromEntries(
      rows.map(row => [row.application_id ?? 'unallocated', row.amount]),
    );
  };

  /** github.com/opencost/opencost, core/pkg/opencost/allocation_test.go, TestAllocationSet_AggregateBy. */
  describe('OpenCost', () => {
    // Namespaces 1 to 3 cost 28, 36 and 18 by themselves.
    const NAMESPACES = [lineOf('28', 'app-1'), lineOf('36', 'app-2'), lineOf('18', 'app-3')]; // prettier-ignore

    it('shares idle cost by the resources of each cluster (case 3a)', async () => {
      await landConsumption(
        bench.raw,
        [
          ['app-1', 'cluster1 cpu', '3'],
          ['app-2', 'cluster1 cpu', '3'],
          ['app-1', 'cluster1 ram', '13'],
          ['app-2', 'cluster1 ram', '3'],
          ['app-2', 'cluster2 cpu', '3'],
          ['app-3', 'cluster2 cpu', '3'],
          ['app-2', 'cluster2 ram', '3'],
          ['app-3', 'cluster2 ram', '3'],
        ].map(([application, product, quantity]) => ({
          ...{ application, product, quantity },
          ...{ metric: 'requests', unit: 'USD' },
        })),
      );
      const idle = [
        sharedLine('5', 'cluster1 cpu'),
        sharedLine('15', 'cluster1 ram'),
        sharedLine('5', 'cluster2 cpu'),
        sharedLine('5', 'cluster2 ram'),
      ];
      const found = await costs([...NAMESPACES, ...idle], {
        ruleId: 'idle',
        method: 'proportional',
        basis: 'consumption:requests',
      });
      // Case 6b filters namespace 2 and expects the same: ours are shared first, filtered last.
      expect(found).toEqual({
        'app-1': 42.6875,
        'app-2': 46.3125,
        'app-3': 23,
      });
    });

    it('shares a namespace evenly (case 4a, by its assertions)', async () => {
      const found = await costs([...NAMESPACES, sharedLine('30', 'idle')], {
        ruleId: 'platform',
        scope: { application: 'app-3' },
        method: 'even',
      });
      expect(found).toEqual({ 'app-1': 37, 'app-2': 45, unallocated: 30 });
    });

    it('shares a namespace by cost (case 4b, by its assertions)', async () => {
      const found = await costs([...NAMESPACES, sharedLine('30', 'idle')], {
        ruleId: 'platform',
        scope: { application: 'app-3' },
        method: 'proportional',
        basis: 'direct-cost',
      });
      expect(found).toEqual({ 'app-1': 35.875, 'app-2': 46.125, unallocated: 30 }); // prettier-ignore
    });

    it('shares what a label names evenly, also with the namespace it runs in (case 4c)', async () => {
      const found = await costs(
        [lineOf('12', 'app-1'), lineOf('36', 'app-2'), lineOf('18', 'app-3'), sharedLine('16', 'app1')], // prettier-ignore
        { ruleId: 'label', scope: { product: 'app1' }, method: 'even' },
      );
      expect(found).toEqual({ 'app-1': 17.3333, 'app-2': 41.3333, 'app-3': 23.3333 }); // prettier-ignore
    });

    it('shares overhead by cost (case 4d)', async () => {
      const found = await costs(
        [...NAMESPACES, sharedLine('168', 'overhead')],
        {
          ruleId: 'overhead',
          method: 'proportional',
          basis: 'direct-cost',
        },
      );
      expect(found).toEqual({ 'app-1': 85.3659, 'app-2': 109.7561, 'app-3': 54.878 }); // prettier-ignore
    });
  });

  it('shares unused capacity by usage as Koku does (project-koku/koku, docs, Distributing Cost)', async () => {
    await landConsumption(
      bench.raw,
      [['app-1', '25'], ['app-2', '75']].map(([application, quantity]) => ({
        ...{ application, quantity, product: null },
        ...{ metric: 'usage', unit: 'core-hours' },
      })),
    ); // prettier-ignore
    const found = await costs([sharedLine('100', 'Worker unallocated')], {
      ruleId: 'worker',
      method: 'proportional',
      basis: 'consumption:usage',
    });
    expect(found).toEqual({ 'app-1': 25, 'app-2': 75 });
  });
});

/** github.com/FinOps-Open-Cost-and-Usage-Spec/FOCUS_Spec, specification/data: what the files add up to. */
describe('the example files of FOCUS', () => {
  const land = (name: string, lines: BillLine[]) =>
    landBill(bench.raw, lines.map(billLine), { name });

  const sums = async (by: string, column = 'effective') => {
    const rows = await bench
      .db('charge')
      .groupBy(by)
      .orderBy(by)
      .select({ key: by })
      .select(bench.db.raw('trim_scale(sum(??))::text as amount', [column]));
    return Object.fromEntries(rows.map(({ key, amount }) => [key, amount]));
  };

  const inMay = {
    BillingPeriodStart: '2025-05-01T00:00:00Z',
    BillingPeriodEnd: '2025-06-01T00:00:00Z',
    ChargePeriodStart: '2025-05-01T00:00:00Z',
    ChargePeriodEnd: '2025-05-01T01:00:00Z',
  };
  const corrected = (ResourceId: string, EffectiveCost: string) => ({
    ...inMay,
    BillingPeriodStart: '2025-06-01T00:00:00Z',
    BillingPeriodEnd: '2025-07-01T00:00:00Z',
    ChargeClass: 'Correction',
    ResourceId,
    EffectiveCost,
  });

  /** correction-handling-examples/closed-billing-period/scenario_1_partial_reallocation_*.csv */
  it.each([
    ['delta', [corrected('R-111', '-300'), corrected('R-222', '300')]],
    ['ledger', [corrected('R-111', '-1500'), corrected('R-111', '1200'), corrected('R-222', '300')]],
  ])('nets to 1200 and 300 by a correction in the style of a %s', async (style, corrections) => {
    await land('original.csv', [{ ...inMay, ResourceId: 'R-111', EffectiveCost: '1500' }]);
    await land(`${style}.csv`, corrections);
    for (const period of ['2025-05', '2025-06']) await bench.run({ period });
    expect(await sums('resource')).toEqual({ 'R-111': '1200', 'R-222': '300' });
    // May stays as it was billed; June is billed nothing.
    expect(await sums('period')).toEqual({ '2025-05': '1500', '2025-06': '0' });
  }); // prettier-ignore

  /** commitment_discount_scenarios/aws_savings_plan_all_upfront_50pct.csv: a day, half of it unused. */
  it('counts a commitment where it is used, and its waste by a rule', async () => {
    const hour = (status: string, amount: string) => ({
      BilledCost: '0',
      EffectiveCost: amount,
      CommitmentDiscountId: 'sp-1',
      CommitmentDiscountStatus: status,
      Tags: status === 'Used' ? JSON.stringify({ application: 'app-1' }) : null,
    });
    const hours = (status: string) =>
      Array.from({ length: 12 }, () => hour(status, '79.11'));
    await land('commitment.csv', [
      { ...hour('', '0'), BilledCost: '693003.60', ChargeCategory: 'Purchase' },
      ...hours('Used'),
      ...hours('Unused'),
    ]);
    await addTestRules(bench.db, {
      ruleId: 'waste',
      scope: { commitmentDiscountStatus: 'Unused' },
      targets: { applications: ['app-2'] },
    });
    await bench.run();
    expect(await sums('kind')).toEqual({ direct: '949.32', indirect: '949.32', unallocated: '0' }); // prettier-ignore
    expect(await sums('kind', 'billed')).toEqual({ direct: '0', indirect: '0', unallocated: '693003.6' }); // prettier-ignore
  });

  /** saas_examples/simple_agreements/simple_saas_agreements_a1.csv: a year, invoiced in its first month. */
  it('counts a year that is paid at once in the month that billed it', async () => {
    await land('saas.csv', [
      {
        BillingPeriodStart: '2025-04-01',
        BillingPeriodEnd: '2025-05-01',
        ChargePeriodStart: '2025-04-01',
        ChargePeriodEnd: '2026-04-01',
        ChargeCategory: 'Purchase',
        BilledCost: '10000',
        EffectiveCost: '10000',
      },
    ]);
    await bench.run({ period: '2025-04' });
    expect(await sums('period')).toEqual({ '2025-04': '10000' });
    expect(await sums('period', 'billed')).toEqual({ '2025-04': '10000' });
  });
});
