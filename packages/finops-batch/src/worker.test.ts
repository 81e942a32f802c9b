import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { RunService } from '@rosetta/batch-kit';
import { FINOPS_JOB } from '@rosetta/finops-mart';
import {
  referentielOf,
  serveReferentiel,
} from '@rosetta/service-kit/testUtils';
import { BillLine, billLine, landBill } from './__testUtils__/bills';
import {
  createTestStores,
  readFigures,
  TestStores,
} from './__testUtils__/stores';
import { startWorker, writeWorkerConfig } from './__testUtils__/workerProcess';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(180_000);

const SEPTEMBER = '2024-09';
const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['focus:tag', 'application=Shop']] as [string, string][] }; // prettier-ignore

const lines = (count: number, amount: (at: number) => string): BillLine[] =>
  Array.from({ length: count }, (_, at) =>
    billLine({
      EffectiveCost: amount(at),
      Tags: at % 3 === 0 ? '{"application":"Shop"}' : null,
    }),
  );

describe('the worker', () => {
  let stores: TestStores;
  let runs: RunService;
  let referentiel: Awaited<ReturnType<typeof serveReferentiel>>;
  let config: string;
  const workers: ChildProcess[] = [];

  beforeEach(async () => {
    stores = await createTestStores(databases);
    runs = new RunService(stores.db, FINOPS_JOB);
    referentiel = await serveReferentiel(referentielOf([SHOP]));
    config = await writeWorkerConfig(stores.url, referentiel.url);
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
    await runs.close();
    await stores.raw.close();
    referentiel.close();
  });

  const start = () => {
    const worker = startWorker(config);
    workers.push(worker);
    return worker;
  };
  const ask = () =>
    runs.request({
      period: SEPTEMBER,
      mode: 'reprocess',
      requestedBy: 'a test',
      reason: 'to see',
    });
  const until = async (isSo: () => Promise<boolean>, seconds: number) => {
    const end = Date.now() + seconds * 1_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`not so within ${seconds} s`);
      await delay(20);
    }
  };
  const ended = async (id: string, seconds: number) => {
    await until(
      async () => !['queued', 'running'].includes((await runs.get(id)).state),
      seconds,
    );
    return runs.get(id);
  };
  const waitsFor = async (table: string) => {
    const { rows } = await stores.db.raw(
      'select 1 from pg_locks where not granted and relation = ?::regclass',
      [table],
    );
    return rows.length > 0;
  };
  const slicesDone = async () =>
    (await stores.db('run_slice').where('state', 'done')).length;

  /** Where it dies: the table that keeps it waiting, and what it must have done before that is taken away. */
  const DEATHS: [where: string, table: string, slices: number][] = [
    ['while it prepares', 'cost_run', 0],
    ['in the middle of a slice', 'cost_label', 3],
    ['in the transaction that publishes', 'charge', 10],
  ];

  it.each(DEATHS)(
    'may be killed %s: figures stay, and its run ends as if nothing had been',
    async (_where, table, slices) => {
      await landBill(
        stores.raw,
        lines(2_000, at => `0.${at}0001`),
      );
      const first = start();
      const published = await ended((await ask()).id, 60);
      expect(published).toMatchObject({ state: 'succeeded' });
      const before = await readFigures(stores.db);
      await landBill(stores.raw, lines(2_000, at => `-0.00${at}`), { name: 'more.csv' }); // prettier-ignore

      const { id } = await ask();
      if (slices > 0)
        await until(async () => (await slicesDone()) >= slices, 30);
      const obstacle = await stores.db.transaction();
      await obstacle.raw('lock table ?? in share row exclusive mode', [table]);
      await until(() => waitsFor(table), 30);
      first.kill('SIGKILL');
      await once(first, 'exit');
      await obstacle.rollback();
      expect(await readFigures(stores.db)).toEqual(before);

      start();
      await until(async () => (await runs.get(id)).attempt > 1, 30);
      expect(await readFigures(stores.db)).toEqual(before);
      const again = await ended(id, 60);
      expect(again).toMatchObject({
        state: 'succeeded',
        published: true,
        counts: { lines: 4_000 },
      });
      const after = await readFigures(stores.db);
      expect(after.charges).toHaveLength(4_000);

      const undisturbed = await ended((await ask()).id, 60);
      expect(undisturbed).toMatchObject({ state: 'succeeded', attempt: 1 });
      expect(await readFigures(stores.db)).toEqual(after);
    },
  );

  const runOnce = async (...args: string[]) => {
    const job = startWorker(config, ['run', '--once', ...args]);
    workers.push(job);
    let said = '';
    job.stdout!.on('data', piece => (said += piece));
    const [code] = await once(job, 'close');
    return { code, said };
  };

  it('runs once for a CronJob, and leaves', async () => {
    await landBill(
      stores.raw,
      lines(100, () => '1'),
    );
    expect(await runOnce()).toMatchObject({ code: 0 });
    expect((await readFigures(stores.db)).charges).toHaveLength(100);
  });

  it('says by its exit code and in its log that a run failed', async () => {
    expect(await runOnce('--period', '2030-01')).toEqual({
      code: 1,
      said: expect.stringContaining('no bill of 2030-01 has landed'),
    });
  });
});
