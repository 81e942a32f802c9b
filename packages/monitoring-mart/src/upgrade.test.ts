import { dirname, join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { LiveSourceStore } from './live/LiveSourceStore';
import { migrateMonitoringMart } from './migrate';
import { WatermarkStore } from '@rosetta/run-kit';
import { publishedDay } from './testUtils';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const migrationsOf = (packageName: string, tableName: string) => ({
  directory: join(
    dirname(require.resolve(`${packageName}/package.json`)),
    'migrations',
  ),
  tableName,
  loadExtensions: ['.js'],
});
const RUNS = migrationsOf('@rosetta/run-kit', 'batch_kit_migrations');
const MART = migrationsOf('@rosetta/monitoring-mart', 'monitoring_mart_migrations'); // prettier-ignore

/** Migrations of the mart before the tables of what landed and the names of jobs. */
const MIGRATIONS_BEFORE = 3;

/** As the version before left it: one job, named as its domain; a run was killed in its second slice. */
const fillTheVersionBefore = async (db: Knex) => {
  await db.migrate.up(RUNS);
  for (let count = 0; count < MIGRATIONS_BEFORE; count += 1)
    await db.migrate.up(MART);
  const shop = { finishedAt: '2026-03-02T10:00:00.000Z' };
  const bank = { finishedAt: '2026-03-02T11:00:00.000Z', application: 'app-bank', group: 'grp-bank' }; // prettier-ignore
  const first = await publishedDay(db, '2026-03-02', [shop]);
  await publishedDay(db, '2026-03-02', [shop, bank]);
  await publishedDay(db, '2026-03-03', [{ ...shop, finishedAt: '2026-03-03T09:00:00.000Z', status: 'failed' }]); // prettier-ignore
  await db('run').insert({
    id: 'killed',
    job: 'deployments',
    period: '2026-03-04',
    mode: 'run',
    state: 'running',
    requested_by: 'schedule',
    reason: 'Schedule deployments',
    step: 'shape',
    attempt: 1,
    attempt_id: 'a',
    worker: 'host:1',
    has_facts: true,
    inputs: { raw: '7' },
  });
  await db('run_slice').insert({ run_id: 'killed', no: 2, payload: '{}' });
  await db('batch_worker').insert({ id: 'w', job: 'deployments', host: 'host', pid: 1 }); // prettier-ignore
  await db('run_event').insert({ run_id: first, seq: 1, level: 'info', message: 'Published' }); // prettier-ignore
  await new WatermarkStore(db).save('gitlab', new Map([['shop/web', '2026-03-03']])); // prettier-ignore
  await new LiveSourceStore(db).save('argocd', { asOf: new Date(0), items: [{ id: 'x' }] }); // prettier-ignore
  for (const table of ['run', 'publication', 'batch_worker'])
    await db(table).update({ job: 'monitoring' });
};

/** What the migrations leave as it is, and what they change. */
const KEPT = ['deployment', 'deployment_application', 'deployment_group', 'landing_mark', 'live_source', 'run_event']; // prettier-ignore
const CHANGED = ['publication', 'batch_worker', 'run', 'run_slice'];
const ADDED = ['landed_period', 'landed_digest', 'landed_rollout', 'landed_environment', 'landed_merge_request', 'delivery', 'merge_request', 'delivery_merge_request']; // prettier-ignore

type Row = Record<string, unknown>;

const rowsOf = async (db: Knex, table: string): Promise<Row[]> =>
  (await db.raw('select to_jsonb(t) as row from ?? t', [table])).rows.map(
    ({ row }: { row: Row }) => row,
  );

const readAll = async (db: Knex, tables: readonly string[]) =>
  Object.fromEntries(
    await Promise.all(
      tables.map(async table => [table, await rowsOf(db, table)] as const),
    ),
  );

/** Without the columns that deployments got since. */
const byText = (rows: Row[]) =>
  rows
    .map(({ pipeline: _, merge_requests: __, ...row }) =>
      JSON.stringify(row, Object.keys(row).sort()),
    )
    .sort();

describe('the upgrade of a filled monitoring_db', () => {
  it('renames the job, keeps every figure and row, and adds empty tables of what landed', async () => {
    const db = await databases.init('POSTGRES_18');
    await fillTheVersionBefore(db);
    const before = await readAll(db, [...KEPT, ...CHANGED]);
    expect(before.deployment).toHaveLength(4);
    const figures = await rowsOf(db, 'published_deployment');
    expect(figures).toHaveLength(3);
    await migrateMonitoringMart(db);
    const after = await readAll(db, [...KEPT, ...CHANGED, ...ADDED]);

    for (const table of KEPT)
      expect([table, byText(after[table])]).toEqual([
        table,
        byText(before[table]),
      ]);
    expect(byText(await rowsOf(db, 'published_deployment'))).toEqual(
      byText(figures),
    );
    for (const table of ADDED) expect(after[table]).toEqual([]);

    const renamed = (rows: Row[]) =>
      rows.map(row => ({ ...row, job: 'deployments' }));
    for (const table of ['publication', 'batch_worker'])
      expect(byText(after[table])).toEqual(byText(renamed(before[table])));
    const added = { stage: null, priority: 0, drop_facts: false, withheld: false }; // prettier-ignore
    // Its worker would publish under the old name: another goes on with what it has done.
    const requeued = { state: 'queued', step: 'queued', attempt_id: null, stage: 'shape' }; // prettier-ignore
    expect(byText(after.run)).toEqual(
      byText(
        renamed(before.run).map((row: Row) => ({
          ...row,
          ...added,
          ...(row.id === 'killed' && requeued),
        })),
      ),
    );
    expect(after.run_slice).toEqual([
      { ...before.run_slice[0], stage: 'shape' },
    ]);
  });
});
