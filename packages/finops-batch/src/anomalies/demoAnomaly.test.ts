import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from '@rosetta/batch-kit';
import { finops } from '@rosetta/contracts/domains';
import { generateDemoBilling } from '@rosetta/demo';
import { Creation, demoReferentiel, demoRules } from '@rosetta/demo/testUtils';
import {
  AnomalyReadModel,
  FinopsSection,
  migrateFinopsMart,
} from '@rosetta/finops-mart';
import { addTestRules } from '@rosetta/finops-mart/testUtils';
import { importFile } from '@rosetta/raw-store';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { createLogger } from '@rosetta/service-kit';
import { createReferentiel, FakeReferentiel } from '@rosetta/service-kit/testUtils'; // prettier-ignore
import { focusDataset } from '@rosetta/sources/bills';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { daysOf } from '../__testUtils__/dailyCosts';
import { createCostJob } from '../costs/costJob';
import { createAnomalyJob } from './anomalyJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(240_000);

const AUGUST = '2026-08';
/** As the demo is configured: it spends 16,000 USD a day. */
const { anomalies } = FinopsSection.parse({
  anomalies: { amount: 500, percent: 40 },
});

const ofKind = (kind: Creation['kind']) =>
  demoReferentiel().filter(each => each.kind === kind);

/** The applications of the demo company, with what names them on its bills. */
const referentielOfDemo = () => {
  const pivots = ofKind('pivot').map(
    ({ set }) => set as Record<string, string>,
  );
  const applications = ofKind('application').map(({ id, set }) => ({
    id,
    group: (set as { group: string }).group,
    pivots: pivots
      .filter(({ application }) => application === id)
      .map(({ type, value }): [string, string] => [type, value]),
  }));
  const groups = ofKind('group').map(({ id, set }) => ({
    id,
    parent: (set as { parent?: string }).parent ?? null,
  }));
  return new FakeReferentiel(createReferentiel(applications, groups));
};

describe('the anomaly of the demo company', () => {
  let stores: TestStores;

  const importBills = async () => {
    const out = await mkdtemp(join(tmpdir(), 'demo-bills-'));
    try {
      const files = await generateDemoBilling({
        until: AUGUST,
        months: 3,
        out,
      });
      for (const { path, month } of files)
        await importFile(stores.raw, focusDataset, { path, name: month }, { replace: false }); // prettier-ignore
      return files.map(({ month }) => month);
    } finally {
      await rm(out, { recursive: true });
    }
  };

  const runAll = async (months: string[]) => {
    const { db, raw } = stores;
    const referentiel = referentielOfDemo();
    const jobs = [
      createCostJob({ db, raw, referentiel, tagKeys: ['application'], sliceLines: 50_000 }),
      createAnomalyJob({ db, anomalies }),
    ]; // prettier-ignore
    for (const [at, periods] of [months, daysOf(AUGUST)].entries())
      await runOnce({
        ...{ db, jobs, job: jobs[at].name, periods, mode: 'run' },
        domain: finops.name,
        logger: createLogger({ service: 'test', level: 'silent' }),
        ...{ requestedBy: 'a test', reason: 'to see' },
      });
  };

  beforeAll(async () => {
    stores = await createTestStores(databases, migrateFinopsMart);
    const rules = demoRules().map(({ id, ...rule }) => ({ ...rule, ruleId: id })); // prettier-ignore
    await addTestRules(stores.db, ...(rules as unknown as Parameters<typeof addTestRules>[1][])); // prettier-ignore
    await runAll(await importBills());
  });
  afterAll(() => stores.raw.close());

  it('is found with its cause, and nothing else is', async () => {
    const model = new AnomalyReadModel(stores.db);
    const found = await model.page({ sort: 'impact', limit: 50 });
    expect(found).toMatchObject([
      {
        application_id: 'app-recommendations',
        product: 'bigquery',
        ...{ from_day: '2026-08-09', to_day: '2026-08-25', state: 'open' },
        account: 'aurore-recommendations',
        resource: expect.stringMatching(/recommendations-model-features$/),
      },
    ]);
    expect(Number(found[0].impact)).toBeCloseTo(25_000, -4);
    const [driver] = await model.drivers([found[0].id], 1);
    // A query without a filter scans more, at the same price.
    expect(Number(driver.by_quantity)).toBeCloseTo(Number(driver.impact), 6);
    expect(Number(driver.by_price)).toBeCloseTo(0, 6);
  });
});
