import { TestDatabases } from '@rosetta/test-kit/databases';
import { RuleVersion } from '@rosetta/finops-mart';
import { addTestRules } from '@rosetta/finops-mart/testUtils';
import { Referentiel } from '@rosetta/service-kit';
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
  ['app-a', 'app-b', 'app-k8s'].map(id => ({
    id,
    group: id === 'app-a' ? 'grp-shop' : 'grp-web',
    attributes: { tier: id === 'app-a' ? 'gold' : 'silver' },
  })),
  [
    { id: 'grp-shop', parent: 'grp-all' },
    { id: 'grp-web', parent: 'grp-all' },
    { id: 'grp-all', parent: null },
  ],
);

const support = { ServiceName: 'Support' };

describe('the allocation of indirect charges', () => {
  let bench: CostBench;
  beforeEach(async () => {
    bench = await createCostBench(databases, REFERENTIEL);
  });
  afterEach(() => bench.close());

  const land = (...lines: BillLine[]) =>
    landBill(bench.raw, lines.map(billLine));
  const rules = (...all: (Partial<RuleVersion> & { ruleId: string })[]) =>
    addTestRules(bench.db, ...all);

  /** Published effective cost by kind and application. */
  const costs = async () => {
    const rows = await bench
      .db('cost_summary as s')
      .join('publication as p', 'p.run_id', bench.db.raw('s.run_id::text'))
      .where('p.current', true)
      .groupBy('s.application_id', 's.kind')
      .select('s.application_id', 's.kind')
      .select(bench.db.raw('trim_scale(sum(s.effective))::text as amount'));
    return Object.fromEntries(
      rows.map(row => [`${row.application_id ?? '-'} ${row.kind}`, row.amount]),
    );
  };
  const share = async (rule: Partial<RuleVersion> & { ruleId: string }) => {
    await rules(rule);
    const run = await bench.run();
    return { run, costs: await costs() };
  };
  const DIRECT = {
    ruleId: 'support',
    scope: { product: 'support' },
    method: 'proportional',
    basis: 'direct-cost',
  } as const;

  it('splits by direct cost, without taxes and credits', async () => {
    await land(
      lineOf('3', 'app-a'),
      lineOf('1', 'app-b'),
      lineOf('100', 'app-b', { ChargeCategory: 'Tax' }),
      lineOf('8', null, support),
      lineOf('5', null),
    );
    const { run, costs: found } = await share(DIRECT);
    expect(run.counts).toMatchObject({ direct: 3, indirect: 1, unallocated: 1, pools: 1, shares: 2 }); // prettier-ignore
    expect(found).toEqual({
      'app-a direct': '3',
      'app-b direct': '101',
      'app-a indirect': '6',
      'app-b indirect': '2',
      '- unallocated': '5',
    });
  });

  it('splits by the direct cost of the categories that the rule names', async () => {
    await land(
      lineOf('3', 'app-a'),
      lineOf('1', 'app-b', { ChargeCategory: 'Purchase' }),
      lineOf('8', null, support),
    );
    const { costs: found } = await share({
      ...DIRECT,
      basis: 'direct-cost:Purchase',
    });
    expect(found).toMatchObject({ 'app-b indirect': '8' });
    expect(found['app-a indirect']).toBeUndefined();
  });

  it('gives negative weights nothing, and weighs each currency by itself', async () => {
    await land(
      lineOf('-3', 'app-a'),
      lineOf('1', 'app-b'),
      lineOf('7', 'app-k8s', { BillingCurrency: 'EUR' }),
      lineOf('8', null, support),
    );
    expect((await share(DIRECT)).costs).toMatchObject({ 'app-b indirect': '8' }); // prettier-ignore
  });

  it('leaves what nobody has a weight for as it was, and warns', async () => {
    await land(
      lineOf('-3', 'app-a'),
      lineOf('8', null, support),
      lineOf('2', 'app-k8s', { ServiceName: 'Cluster', ChargeCategory: 'Tax' }),
    );
    await rules({ ...DIRECT, ruleId: 'cluster', scope: { application: 'app-k8s' } }); // prettier-ignore
    const { run, costs: found } = await share(DIRECT);
    expect(found).toEqual({
      'app-a direct': '-3',
      'app-k8s direct': '2',
      '- unallocated': '8',
    });
    expect(await bench.warnings(run.id)).toEqual([
      expect.stringMatching(/by rule cluster v1/),
      expect.stringMatching(/by rule support v1/),
    ]);
    expect(
      await bench.db('charge').where('kind', 'unallocated').first(),
    ).toMatchObject({ reason: 'no-weight', pool_id: null, rule_id: 'support' });
  });

  it('splits by consumption of the product, else of all products', async () => {
    await land(lineOf('8', null, support), lineOf('9', null));
    await landConsumption(bench.raw, [
      { application: 'app-a', product: 'Support', metric: 'tickets', quantity: '3', unit: '1' },
      { application: 'app-b', product: 'Support', metric: 'tickets', quantity: '1', unit: '1' },
      { application: 'app-b', product: null, metric: 'tickets', quantity: '5', unit: '1' },
    ]); // prettier-ignore
    const { costs: found } = await share({
      ruleId: 'all',
      method: 'proportional',
      basis: 'consumption:tickets',
    });
    // 6 and 2 of Support; 3 and 6 of the other product.
    expect(found).toEqual({ 'app-a indirect': '9', 'app-b indirect': '8' });
  });

  it('splits evenly among groups and all below, by attribute, or among all that cost', async () => {
    await land(
      lineOf('8', null, support),
      lineOf('1', 'app-a'),
      lineOf('2', null),
    );
    await rules({ ruleId: 'rest', method: 'even', priority: 200 });
    const { costs: found } = await share({
      ruleId: 'group',
      scope: { product: 'support' },
      targets: { groups: ['grp-web'] },
    });
    expect(found).toEqual({
      'app-a direct': '1',
      'app-a indirect': '2',
      'app-b indirect': '4',
      'app-k8s indirect': '4',
    });
    await rules({
      ruleId: 'tier',
      priority: 1,
      targets: { attribute: { name: 'tier', value: 'gold' } },
    });
    await bench.run();
    expect(await costs()).toEqual({ 'app-a direct': '1', 'app-a indirect': '10' }); // prettier-ignore
  });

  it('leaves the part of an application that is not valid unallocated', async () => {
    await land(lineOf('8', null, support));
    const { costs: found } = await share({
      ruleId: 'fixed',
      method: 'fixed',
      targets: { applications: ['app-a', 'app-gone'] },
      coefficients: { 'app-a': '0.25', 'app-gone': '0.75' },
    });
    expect(found).toEqual({ 'app-a indirect': '2', '- unallocated': '6' });
  });

  it('has a platform pass its direct cost on, once, and weighs the others after that', async () => {
    await land(
      lineOf('6', 'app-k8s'),
      lineOf('2', 'app-a'),
      lineOf('1', 'app-b'),
      lineOf('3', null, support),
    );
    await rules({ ...DIRECT, ruleId: 'platform', scope: { application: 'app-k8s' }, priority: 1 }); // prettier-ignore
    const { costs: found } = await share({ ...DIRECT, scope: {} });
    // 3 and the passed 6, each 2 to 1: the platform has nothing left to bear by.
    expect(found).toEqual({
      'app-a direct': '2',
      'app-b direct': '1',
      'app-a indirect': '6',
      'app-b indirect': '3',
    });
    expect(
      await bench.db('cost_pool').where('rule_id', 'platform').first(),
    ).toMatchObject({ origin_application_id: 'app-k8s' });
  });

  it('gives a charge to the first rule by priority, then by id, that is valid when it begins', async () => {
    await land(lineOf('8', null, support), lineOf('4', null));
    await rules(
      { ruleId: 'z', priority: 1, scope: { product: 'support' }, validFrom: '2024-10-01T00:00:00.000Z' },
      { ruleId: 'b', priority: 2, scope: { tag: 'team=x' } },
      { ruleId: 'd', priority: 3, scope: { product: 'support' }, targets: { applications: ['app-a'] } },
      { ruleId: 'c', priority: 3, targets: { applications: ['app-b'] } },
    ); // prettier-ignore
    await bench.run();
    expect(await costs()).toEqual({ 'app-b indirect': '12' });
    const kept = await bench.db('cost_rule').orderBy('rule_id');
    expect(kept.map(rule => rule.rule_id)).toEqual(['b', 'c', 'd', 'z']);
  });

  const october = { BillingPeriodStart: '2024-10-01 00:00:00', BillingPeriodEnd: '2024-11-01 00:00:00' }; // prettier-ignore
  const inOctober = { ChargePeriodStart: '2024-10-02 00:00:00', ChargePeriodEnd: '2024-10-03 00:00:00' }; // prettier-ignore

  it('weighs a correction by the costs of its month, and again when these change', async () => {
    await land(lineOf('3', 'app-a'), lineOf('1', 'app-b'));
    await land(
      lineOf('1', 'app-a', { ...october, ...inOctober }),
      lineOf('8', null, { ...october, ...support, ChargeClass: 'Correction' }),
    );
    const early = await share(DIRECT).then(() => bench.run({ period: '2024-10' })); // prettier-ignore
    expect(await costs()).toMatchObject({ 'app-a indirect': '6', 'app-b indirect': '2' }); // prettier-ignore
    expect(early.inputs.weights).toMatch(/^2024-09 [0-9a-f]{32}$/);
    await bench.run({ mode: 'reprocess' });
    expect((await bench.run({ period: '2024-10' })).counts).toMatchObject({ unchanged: true }); // prettier-ignore
    await land(lineOf('4', 'app-b'));
    await bench.run();
    const late = await bench.run({ period: '2024-10' });
    expect(early.inputs.weights).not.toBe(late.inputs.weights);
  });

  it('leaves two months that correct each other unchanged once both are computed', async () => {
    await land(
      lineOf('3', 'app-a'),
      lineOf('8', null, { ...support, ...inOctober }),
    );
    await land(
      lineOf('1', 'app-b', { ...october, ...inOctober }),
      lineOf('8', null, { ...october, ...support }),
    );
    await share(DIRECT);
    const due = async (period: string) =>
      !(await bench.run({ period })).counts!.unchanged;
    expect(await due('2024-10')).toBe(true);
    expect(await due('2024-09')).toBe(true);
    expect(await due('2024-10')).toBe(false);
    expect(await due('2024-09')).toBe(false);
  });

  it('weighs a correction of a month that is not published by the run itself', async () => {
    await land(
      lineOf('1', 'app-a'),
      lineOf('8', null, { ...support, ChargePeriodStart: '2024-07-02 00:00:00', ChargePeriodEnd: '2024-07-03 00:00:00' }),
    ); // prettier-ignore
    const { run, costs: found } = await share(DIRECT);
    expect(found).toMatchObject({ 'app-a indirect': '8' });
    expect(run.inputs).toMatchObject({ weights: '2024-07 own' });
    expect((await bench.run()).counts).toMatchObject({ unchanged: true });
  });

  it('computes a month again when a rule changes, and not when one begins later', async () => {
    await land(lineOf('1', 'app-a'), lineOf('8', null, support));
    await share(DIRECT);
    await rules({ ruleId: 'later', validFrom: '2024-12-01T00:00:00.000Z' });
    expect((await bench.run()).counts).toMatchObject({ unchanged: true });
    await rules({ ruleId: 'rest' });
    expect((await bench.run()).counts).toMatchObject({ pools: 1 });
  });

  it('takes targets and owners as of the first instant of the charge month, or the first of an application in it', async () => {
    const moved = (id: string, group: string, validFrom: string | null, validTo: string | null) => ({ id, name: id, group, validFrom, validTo }); // prettier-ignore
    const content: Referentiel = {
      ...REFERENTIEL,
      applications: [
        moved('app-a', 'grp-shop', null, '2024-09-15T00:00:00.000Z'),
        moved('app-a', 'grp-web', '2024-09-15T00:00:00.000Z', null),
        moved('app-b', 'grp-web', '2024-09-20T00:00:00.000Z', null),
        moved('app-new', 'grp-web', '2024-10-01T00:00:00.000Z', null),
      ],
    };
    bench.referentiel.change(content);
    await land(lineOf('8', null, support));
    await share({ ruleId: 'even', targets: { groups: ['grp-all'] } });
    const shares = await bench.db('cost_pool_share').orderBy('application_id');
    expect(
      shares.map(each => [each.application_id, each.group_id, each.effective]),
    ).toEqual([
      ['app-a', 'grp-shop', '4.000000000000'],
      ['app-b', 'grp-web', '4.000000000000'],
    ]);
  });
});
