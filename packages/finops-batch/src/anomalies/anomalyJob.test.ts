import { runOnce } from '@rosetta/batch-kit';
import { finops } from '@rosetta/contracts/domains';
import { RunMode } from '@rosetta/contracts/runs';
import {
  AnomalyAnswerStore,
  AnomalyReadModel,
  ChargeFact,
  dropRun,
  FinopsSection,
  migrateFinopsMart,
  toLimits,
} from '@rosetta/finops-mart';
import { indirectFact, publishTestRun } from '@rosetta/finops-mart/testUtils';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { createLogger } from '@rosetta/service-kit';
import { FakeReferentiel, createReferentiel } from '@rosetta/service-kit/testUtils'; // prettier-ignore
import { TestDatabases } from '@rosetta/test-kit/databases';
import { dayFact, daysOf, usual } from '../__testUtils__/dailyCosts';
import { createCostJob } from '../costs/costJob';
import { createAnomalyJob } from './anomalyJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const MONTHS = ['2024-06', '2024-07', '2024-08'];
const { anomalies: SECTION } = FinopsSection.parse(undefined);
const SHOP = { application: 'app-shop', group: 'grp-shop', subAccount: '42', subAccountName: 'shop', resource: 'vm-1' }; // prettier-ignore
const NETWORK = indirectFact('rule-network', { product: 'network', resource: 'hub', originApplication: null }); // prettier-ignore

/** From the 13th of August a machine runs five times as long; on the 20th the price of the network is four times as high. */
const factsOf = (day: string): Partial<ChargeFact>[] => {
  const network = usual(day, 300);
  return [
    dayFact(day, usual(day, 200), SHOP),
    dayFact(day, usual(day, 150) * (day >= '2024-08-13' && day <= '2024-08-15' ? 5 : 1), { ...SHOP, resource: 'vm-2' }),
    dayFact(day, network * (day === '2024-08-20' ? 4 : 1), { ...NETWORK, pricingQuantity: network.toFixed(2) }),
    // Ten times as much, of nearly nothing; and a tenth more, of much.
    dayFact(day, usual(day, 5) * (day === '2024-08-21' ? 10 : 1), { application: 'app-small', product: 'queue' }),
    dayFact(day, usual(day, 9_000) * (day === '2024-08-21' ? 1.1 : 1), { application: 'app-large' }),
    ...(day === '2024-08-22' ? [
      dayFact(day, -5_000, { ...SHOP, chargeCategory: 'Credit' }),
      dayFact(day, 5_000, { ...SHOP, chargeCategory: 'Purchase' }),
      dayFact(day, -5_000, { ...SHOP, chargeClass: 'Correction' }),
      dayFact(day, 5_000, { ...SHOP, chargeTo: '2024-09-22T00:00:00.000Z' }),
    ] : []),
  ]; // prettier-ignore
};

describe('the anomaly job', () => {
  let stores: TestStores;
  const runIds: string[] = [];

  const run = async (days: string[], mode: RunMode = 'run') => {
    const { db, raw } = stores;
    const referentiel = new FakeReferentiel(createReferentiel([]));
    const runs = await runOnce({
      db,
      domain: finops.name,
      jobs: [
        createCostJob({ db, raw, referentiel, tagKeys: [], sliceLines: 200 }),
        createAnomalyJob({ db, anomalies: SECTION }),
      ],
      job: 'anomalies',
      logger: createLogger({ service: 'test', level: 'silent' }),
      periods: days,
      mode,
      requestedBy: 'a test',
      reason: 'to see',
    });
    const failed = runs.find(({ state }) => state !== 'succeeded');
    if (failed) throw new Error(`${failed.error}`);
    return runs;
  };
  const anomalies = () =>
    new AnomalyReadModel(stores.db).page({ sort: 'start', limit: 50 });

  beforeAll(async () => {
    stores = await createTestStores(databases, migrateFinopsMart);
    for (const period of MONTHS) {
      const published = await publishTestRun(stores.db, {
        period,
        facts: daysOf(period).flatMap(factsOf),
        rules: [{ ruleId: 'rule-network' }],
        applications: [{ id: 'app-shop', owners: ['grp-shop'], attributes: {} }],
      }); // prettier-ignore
      runIds.push(published.id);
    }
    await run(daysOf('2024-08'));
  });
  afterAll(() => stores.raw.close());

  it('finds an unusual cost of an application over days, and the price of a pool, and nothing else', async () => {
    expect(await anomalies()).toMatchObject([
      { application_id: null, rule_id: 'rule-network', product: 'network', from_day: '2024-08-20', to_day: '2024-08-20', state: 'open' },
      { application_id: 'app-shop', group_id: 'grp-shop', from_day: '2024-08-13', to_day: '2024-08-15', days: 3, account: '42', resource: 'vm-2', state: 'open' },
    ]); // prettier-ignore
  });

  it('says what was expected, and whether quantity or price moved', async () => {
    const [pool, shop] = await anomalies();
    const [ofPool] = await new AnomalyReadModel(stores.db).drivers([pool.id], 3); // prettier-ignore
    expect(Number(ofPool.by_quantity)).toBeCloseTo(0, -2);
    expect(Number(ofPool.by_price)).toBeGreaterThan(800);
    const [first, second] = await new AnomalyReadModel(stores.db).drivers([shop.id], 3); // prettier-ignore
    expect([first.resource, second.resource]).toEqual(['vm-2', 'vm-1']);
    expect(Number(first.by_quantity)).toBeCloseTo(Number(first.impact), -1);
    expect(Number(shop.impact)).toBeCloseTo(3 * 150 * 4, -2);
    expect(Number(shop.actual) - Number(shop.expected)).toBeCloseTo(Number(shop.impact), 6); // prettier-ignore
  });

  it('shows the days around with what was expected of each', async () => {
    const [, { id, series }] = await anomalies();
    const days = await new AnomalyReadModel(stores.db).days({
      asked: [{ id, series, from: '2024-08-08', to: '2024-08-18' }],
      runs: MONTHS.map((period, at) => ({ period, runId: runIds[at] })),
      limits: toLimits(SECTION),
    });
    expect(days).toHaveLength(11);
    const unusual = days.filter(({ actual, high }) => Number(actual) > Number(high)); // prettier-ignore
    expect(unusual.map(({ day }) => day)).toEqual(['2024-08-13', '2024-08-14', '2024-08-15']); // prettier-ignore
  });

  it('does nothing when nothing has changed, and finds the same when it runs again', async () => {
    const before = await anomalies();
    const [again] = await run(['2024-08-14']);
    expect(again.counts).toMatchObject({ unchanged: true });
    await run(['2024-08-14'], 'reprocess');
    expect(await anomalies()).toEqual(before);
  });

  it('judges no day before there are four weeks of it, and none that is not complete', async () => {
    const { db } = stores;
    const [early] = await run(['2024-06-20']);
    expect(early.counts).toMatchObject({ anomalies: 0 });
    const october = await publishTestRun(db, {
      period: '2024-10',
      facts: ['2024-10-01', '2024-10-02'].map(day => dayFact(day, 9_999, SHOP)),
    });
    await db('cost_run').where('run_id', october.id).update({ known_at: '2024-10-03T02:00:00Z' }); // prettier-ignore
    const runs = await run(['2024-10-01', '2024-10-02']);
    expect(runs.map(({ inputs }) => inputs.complete)).toEqual(['AWS', '']);
  });

  it('leaves days out of the baseline that people call unusual, and is quiet for 30 days after those that they do not', async () => {
    const { db } = stores;
    const [, shop] = await anomalies();
    const answer = (value: 'yes' | 'planned') =>
      new AnomalyAnswerStore(db).add({
        ...{ series: shop.series, from: shop.from_day, to: shop.to_day },
        ...{ account: '42', resource: 'vm-2', answer: value, comment: null },
        by: 'user:default/jane',
      });
    await answer('yes');
    const [unaffected, after] = await run(['2024-08-12', '2024-08-20']);
    expect(unaffected.counts).toHaveProperty('unchanged');
    expect(after.counts).toMatchObject({ anomalies: 1 });
    expect(after.inputs).toHaveProperty('answers');
    await answer('planned');
    const withLater = MONTHS.slice(2).map(period => ({
      period,
      facts: daysOf(period).flatMap(day => day === '2024-08-28' ? factsOf(day).map(fact => fact.resource === 'vm-2' ? { ...fact, effective: '2000' } : fact) : factsOf(day)),
      rules: [{ ruleId: 'rule-network' }],
      applications: [{ id: 'app-shop', owners: ['grp-shop'], attributes: {} }],
    })); // prettier-ignore
    const { id } = await publishTestRun(db, withLater[0]);
    await run(daysOf('2024-08').slice(11));
    expect((await anomalies()).map(each => [each.from_day, each.state, each.answer])).toEqual([
      ['2024-08-28', 'muted', null],
      ['2024-08-20', 'open', null],
      ['2024-08-13', 'answered', 'planned'],
    ]); // prettier-ignore
    // What is billed anew of one day leaves those before it as they were.
    const [again] = await run(['2024-08-27']);
    expect(again.counts).toHaveProperty('unchanged');
    await dropRun(db, runIds[2]);
    expect(await db('cost_day').where('run_id', runIds[2])).toEqual([]);
    expect(await db('cost_day').where('run_id', id)).not.toEqual([]);
  });
});
