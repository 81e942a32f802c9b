import { waitUntil } from '@rosetta/test-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { createProcessBench, ProcessBench } from '@rosetta/batch-kit/testUtils';
import {
  migrateMonitoringMart,
  MONITORING_JOBS,
} from '@rosetta/monitoring-mart';
import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { gitLabDeployments } from '@rosetta/sources/gitlab';
import { gitLabDeployment, land } from '@rosetta/sources/testUtils';
import { readFigures } from './__testUtils__/figures';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(180_000);

const DAY = '2026-03-02';
const SHOP = { id: 'app-shop', group: 'grp-shop', pivots: [['gitlab:project', 'shop/web']] as [string, string][] }; // prettier-ignore

const deployments = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) =>
    gitLabDeployment(from + at, `${DAY}T10:00:00.000Z`),
  );

describe('the worker', () => {
  let bench: ProcessBench<TestStores>;

  beforeEach(async () => {
    const stores = await createTestStores(databases, migrateMonitoringMart);
    bench = await createProcessBench(stores, {
      packageFolder: resolve(__dirname, '..'),
      name: 'monitoring-batch',
      mart: {
        name: 'monitoring_db',
        domain: monitoring.name,
        jobs: MONITORING_JOBS,
      },
      referentiel: createReferentiel([SHOP]),
      config: { monitoring: { scheduleInWorker: false } },
    });
  });
  afterEach(() => bench.stop());

  /** Where it dies: the table that keeps it waiting. */
  it.each([
    ['while it prepares', 'deployment_application'],
    ['in the transaction that publishes', 'publication'],
  ])(
    'may be killed %s: figures stay, and its run ends as if nothing had been',
    async (_where, table) => {
      const { db, raw, runs } = bench;
      await land(raw, gitLabDeployments, deployments(1, 300));
      const [code] = await once(bench.start('run', '--once'), 'close');
      expect(code).toBe(0);
      const before = await readFigures(db);
      expect(before).toHaveLength(300);

      await land(raw, gitLabDeployments, deployments(301, 300));
      const obstacle = await db.transaction();
      await obstacle.raw('lock table ?? in share row exclusive mode', [table]);
      const first = bench.start();
      const { id } = await runs.request({
        period: DAY,
        mode: 'run',
        requestedBy: 'a test',
        reason: 'to see',
      });
      await waitUntil(() => bench.isWaitedFor(table), 60_000);
      first.kill('SIGKILL');
      await once(first, 'exit');
      await obstacle.rollback();
      expect(await readFigures(db)).toEqual(before);

      bench.start();
      await waitUntil(
        async () => (await runs.get(id)).state === 'succeeded',
        90_000,
      );
      expect(await runs.get(id)).toMatchObject({
        published: true,
        counts: { deployments: 600 },
      });
      const after = await readFigures(db);
      expect(after).toHaveLength(600);
      const again = bench.start(
        'run',
        '--once',
        '--period',
        DAY,
        '--reprocess',
      );
      expect(await once(again, 'close')).toEqual([0, null]);
      expect(await readFigures(db)).toEqual(after);
    },
  );
});
