import { waitUntil } from '@rosetta/test-kit';
import { finops } from '@rosetta/contracts/domains';
import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createProcessBench, ProcessBench } from '@rosetta/batch-kit/testUtils';
import { COSTS_JOB, migrateFinopsMart } from '@rosetta/finops-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { hasEnded } from '@rosetta/contracts/runs';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { billLine, landBill } from './__testUtils__/bills';
import {
  BOTH_JOBS,
  createProductTables,
  PRODUCTS_JOB,
  readProducts,
} from './__testUtils__/secondJob';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(240_000);

const SEPTEMBER = '2024-09';
const BILL = Array.from({ length: 60 }, (_, at) =>
  billLine({ EffectiveCost: `0.${at + 1}`, ServiceName: `Product ${at % 3}` }),
);

describe('a second job of a domain', () => {
  let bench: ProcessBench<TestStores>;

  beforeEach(async () => {
    const stores = await createTestStores(databases, migrateFinopsMart);
    await createProductTables(stores.db);
    bench = await createProcessBench(stores, {
      packageFolder: resolve(__dirname, '..'),
      main: 'src/__testUtils__/secondJobMain.ts',
      name: 'finops-batch',
      mart: { name: 'finops_db', domain: finops.name, jobs: BOTH_JOBS },
      referentiel: createReferentiel([]),
      config: { finops: { sliceLines: 20, scheduleInWorker: false } },
    });
    await landBill(stores.raw, BILL);
  });
  afterEach(() => bench.stop());

  const request = (job: string) =>
    bench.runs.request({
      job,
      period: SEPTEMBER,
      mode: 'reprocess',
      requestedBy: 'a test',
      reason: 'to see',
    });
  const ended = async (id: string) => {
    const { runs } = bench;
    await waitUntil(async () => hasEnded(await runs.get(id)), 60_000);
    return runs.get(id);
  };

  const lockTable = async (table: string) => {
    const obstacle = await bench.db.transaction();
    await obstacle.raw('lock table ?? in exclusive mode', [table]);
    return { table, obstacle };
  };
  /** Kills a worker that waits for the table, and starts another. */
  const killWhileWaiting = async (
    worker: ChildProcess,
    { table, obstacle }: Awaited<ReturnType<typeof lockTable>>,
  ) => {
    await waitUntil(() => bench.isWaitedFor(table), 60_000);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    await obstacle.rollback();
    return bench.start();
  };

  it('waits for the run it reads, and gives the same figures when workers are killed in each of its stages', async () => {
    const { db, runs } = bench;
    let worker = bench.start();
    const costs = await request(COSTS_JOB.name);
    const undisturbed = await ended((await request(PRODUCTS_JOB.name)).id);
    expect(await runs.get(costs.id)).toMatchObject({ published: true });
    expect(undisturbed).toMatchObject({
      state: 'succeeded',
      published: true,
      inputs: { costs: costs.id },
      counts: { parts: 12, products: 3 },
    });
    const figures = await readProducts(db);
    expect(Object.keys(figures)).toHaveLength(3);

    // Each table is what one stage writes: whoever waits for it is in that stage.
    const obstacles = await Promise.all(
      ['product_part', 'product_cost'].map(lockTable),
    );
    const { id } = await request(PRODUCTS_JOB.name);
    for (const obstacle of obstacles)
      worker = await killWhileWaiting(worker, obstacle);
    const disturbed = await ended(id);
    expect(disturbed).toMatchObject({
      state: 'succeeded',
      published: true,
      attempt: 3,
      inputs: { costs: costs.id },
      counts: { parts: 12, products: 3 },
    });
    expect(await readProducts(db)).toEqual(figures);
  });

  it('fails saying what is missing when what it reads was never published', async () => {
    bench.start();
    expect(await ended((await request(PRODUCTS_JOB.name)).id)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining(
        'costs has no publication that covers 2024-09; run it first',
      ),
    });
  });
});
