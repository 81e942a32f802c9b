import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { RunService } from '@rosetta/batch-kit';
import {
  machineKey,
  startMain,
  writeRosettaConfig,
} from '@rosetta/batch-kit/testUtils';
import { MONITORING_JOB } from '@rosetta/monitoring-mart';
import {
  referentielOf,
  serveReferentiel,
} from '@rosetta/service-kit/testUtils';
import { gitLabDeployment, land } from './__testUtils__/records';
import {
  createTestStores,
  readFigures,
  TestStores,
} from './__testUtils__/stores';
import { gitLabDeployments } from './gitlab/deployments';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(180_000);

const DAY = '2026-03-02';
const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['gitlab:project', 'shop/web']] as [string, string][] }; // prettier-ignore

const deployments = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    gitLabDeployment(from + at, `${DAY}T10:00:00.000Z`),
  );

describe('the worker', () => {
  let stores: TestStores;
  let runs: RunService;
  let referentiel: Awaited<ReturnType<typeof serveReferentiel>>;
  let config: string;
  const workers: ChildProcess[] = [];

  beforeEach(async () => {
    stores = await createTestStores(databases);
    runs = new RunService(stores.db, MONITORING_JOB);
    referentiel = await serveReferentiel(referentielOf([SHOP]));
    config = await writeRosettaConfig({
      databases: { monitoring_db: { connection: stores.url } },
      rawStore: { kind: 'postgres', connection: stores.url },
      services: {
        'platform-ref-api': { baseUrl: referentiel.url },
        'monitoring-batch': { baseUrl: 'http://127.0.0.1:7113', port: 0 },
      },
      identity: { machineKey: machineKey() },
      monitoring: { scheduleInWorker: false },
    });
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
    await runs.close();
    await stores.raw.close();
    referentiel.close();
  });

  const start = (...args: string[]) => {
    const worker = startMain(resolve(__dirname, '..'), config, args);
    workers.push(worker);
    return worker;
  };
  const until = async (isSo: () => Promise<boolean>, seconds: number) => {
    const end = Date.now() + seconds * 1_000;
    while (!(await isSo())) {
      if (Date.now() > end) throw new Error(`not so within ${seconds} s`);
      await delay(20);
    }
  };
  const isWaitedFor = async (table: string) => {
    const { rows } = await stores.db.raw(
      'select 1 from pg_locks where not granted and relation = ?::regclass',
      [table],
    );
    return rows.length > 0;
  };

  /** Where it dies: the table that keeps it waiting. */
  it.each([
    ['while it prepares', 'deployment_application'],
    ['in the transaction that publishes', 'publication'],
  ])(
    'may be killed %s: figures stay, and its run ends as if nothing had been',
    async (_where, table) => {
      await land(stores.raw, gitLabDeployments, deployments(1, 300));
      const [code] = await once(start('run', '--once'), 'close');
      expect(code).toBe(0);
      const before = await readFigures(stores.db);
      expect(before).toHaveLength(300);

      await land(stores.raw, gitLabDeployments, deployments(301, 300));
      const obstacle = await stores.db.transaction();
      await obstacle.raw('lock table ?? in share row exclusive mode', [table]);
      const first = start();
      const { id } = await runs.request({
        period: DAY,
        mode: 'run',
        requestedBy: 'a test',
        reason: 'to see',
      });
      await until(() => isWaitedFor(table), 60);
      first.kill('SIGKILL');
      await once(first, 'exit');
      await obstacle.rollback();
      expect(await readFigures(stores.db)).toEqual(before);

      start();
      await until(async () => (await runs.get(id)).state === 'succeeded', 90);
      expect(await runs.get(id)).toMatchObject({
        published: true,
        counts: { deployments: 600 },
      });
      const after = await readFigures(stores.db);
      expect(after).toHaveLength(600);
      const again = start('run', '--once', '--period', DAY, '--reprocess');
      expect(await once(again, 'close')).toEqual([0, null]);
      expect(await readFigures(stores.db)).toEqual(after);
    },
  );
});
