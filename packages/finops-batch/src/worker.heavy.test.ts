import { waitUntil } from '@rosetta/test-kit';
import { finops } from '@rosetta/contracts/domains';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { hasEnded } from '@rosetta/contracts/runs';
import { createProcessBench, ProcessBench } from '@rosetta/batch-kit/testUtils';
import { FINOPS_JOBS, migrateFinopsMart } from '@rosetta/finops-mart';
import { addTestRules } from '@rosetta/finops-mart/testUtils';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { BillLine, billLine, landBill } from './__testUtils__/bills';
import { readFigures } from './__testUtils__/figures';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(180_000);

const SEPTEMBER = '2024-09';
const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['focus:tag', 'application=Shop']] as [string, string][] }; // prettier-ignore
const SHIP = { id: 'app-ship', group: 'grp-shop', pivots: [['focus:tag', 'application=Ship']] as [string, string][] }; // prettier-ignore

const TAGS = ['{"application":"Shop"}', '{"application":"Ship"}', null, null];

const lines = (count: number, amount: (at: number) => string): BillLine[] =>
  Array.from({ length: count }, (_, at) =>
    billLine({
      EffectiveCost: amount(at),
      Tags: TAGS[at % TAGS.length],
      ServiceName: `Product ${at % 7}`,
    }),
  );

describe('the worker', () => {
  let bench: ProcessBench<TestStores>;

  beforeEach(async () => {
    const stores = await createTestStores(databases, migrateFinopsMart);
    bench = await createProcessBench(stores, {
      packageFolder: resolve(__dirname, '..'),
      name: 'finops-batch',
      mart: { name: 'finops_db', domain: finops.name, jobs: FINOPS_JOBS },
      referentiel: createReferentiel([SHOP, SHIP]),
      config: {
        finops: {
          tagKeys: ['application'],
          sliceLines: 200,
          scheduleInWorker: false,
        },
      },
    });
    await addTestRules(stores.db, {
      ruleId: 'by-cost',
      scope: { chargeCategory: 'Usage' },
      method: 'proportional',
      basis: 'direct-cost',
    });
  });
  afterEach(() => bench.stop());

  const requestRun = () =>
    bench.runs.request({
      period: SEPTEMBER,
      mode: 'reprocess',
      requestedBy: 'a test',
      reason: 'to see',
    });
  const ended = async (id: string, seconds: number) => {
    const { runs } = bench;
    await waitUntil(async () => hasEnded(await runs.get(id)), seconds * 1_000);
    return runs.get(id);
  };
  const slicesDone = async () =>
    (await bench.db('run_slice').where('state', 'done')).length;

  const own = (table: string) => (runId: string) =>
    `${table}_${runId.replaceAll('-', '')}`;
  /**
   * Where it dies: the table that keeps it waiting, and how many slices it must have done before
   * that is taken away. The bill has 20 of them.
   */
  const DEATHS: [
    where: string,
    table: (runId: string) => string,
    slices: number,
  ][] = [
    ['while it prepares', () => 'cost_run', 0],
    ['in the middle of a slice', () => 'cost_label', 3],
    ['while it makes pools', () => 'direct_cost', 10],
    ['while it weighs', own('cost_pool_weight'), 10],
    ['while it splits', own('cost_pool_share'), 10],
    ['in the transaction that publishes', () => 'charge', 10],
  ];

  it.each(DEATHS)(
    'may be killed %s: figures stay, and its run ends as if nothing had been',
    async (_where, tableOf, slices) => {
      const { db, raw, runs } = bench;
      await landBill(
        raw,
        lines(2_000, at => `0.${at}0001`),
      );
      const first = bench.start();
      const published = await ended((await requestRun()).id, 60);
      expect(published).toMatchObject({ state: 'succeeded' });
      const before = await readFigures(db);
      await landBill(raw, lines(2_000, at => `-0.00${at}`), { name: 'more.csv' }); // prettier-ignore

      const { id } = await requestRun();
      if (slices > 0)
        await waitUntil(async () => (await slicesDone()) >= slices, 30_000);
      const table = tableOf(id);
      const obstacle = await db.transaction();
      await obstacle.raw('lock table ?? in share row exclusive mode', [table]);
      await waitUntil(() => bench.isWaitedFor(table), 30_000);
      first.kill('SIGKILL');
      await once(first, 'exit');
      await obstacle.rollback();
      expect(await readFigures(db)).toEqual(before);

      bench.start();
      await waitUntil(async () => (await runs.get(id)).attempt > 1, 30_000);
      expect(await readFigures(db)).toEqual(before);
      const again = await ended(id, 60);
      expect(again).toMatchObject({
        state: 'succeeded',
        published: true,
        counts: { lines: 4_000 },
      });
      const after = await readFigures(db);
      expect(after.charges).toHaveLength(4_000);
      expect(after.shares).toHaveLength(14);

      const undisturbed = await ended((await requestRun()).id, 60);
      expect(undisturbed).toMatchObject({ state: 'succeeded', attempt: 1 });
      expect(await readFigures(db)).toEqual(after);
    },
  );

  const runOnce = async (...args: string[]) => {
    const job = bench.start('run', '--once', ...args);
    let output = '';
    job.stdout!.on('data', piece => (output += piece));
    const [code] = await once(job, 'close');
    return { code, output };
  };

  it('runs once for a CronJob, and leaves', async () => {
    await landBill(
      bench.raw,
      lines(100, () => '1'),
    );
    expect(await runOnce()).toMatchObject({ code: 0 });
    expect((await readFigures(bench.db)).charges).toHaveLength(100);
  });

  it('says by its exit code and in its log that a run failed', async () => {
    expect(await runOnce('--period', '2020-01')).toEqual({
      code: 1,
      output: expect.stringContaining('no bill of 2020-01 has landed'),
    });
  });
});
