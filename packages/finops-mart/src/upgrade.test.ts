import { dirname, join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { migrateFinopsMart } from './migrate';
import { publishTestRun } from './testUtils';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const SEPTEMBER = '2024-09';

const migrationConfig = (packageName: string, tableName: string) => ({
  directory: join(
    dirname(require.resolve(`${packageName}/package.json`)),
    'migrations',
  ),
  tableName,
  loadExtensions: ['.js'],
});
const RUNS = migrationConfig('@rosetta/run-kit', 'batch_kit_migrations');
const MART = migrationConfig('@rosetta/finops-mart', 'finops_mart_migrations');
const FIRST = '20261121090000';

/** As the version before left it: one job, named as its domain; a run was killed in its fifth slice. */
const fillPreviousVersion = async (db: Knex) => {
  await db.migrate.up(RUNS);
  await db.migrate.latest(MART);
  const facts = [{ application: 'app-shop', effective: '0.1' }, { effective: '2' }]; // prettier-ignore
  const first = await publishTestRun(db, { period: SEPTEMBER, facts, at: '2024-10-01T02:00:00Z' }); // prettier-ignore
  await publishTestRun(db, { period: SEPTEMBER, facts: [...facts, {}] });
  while ((await db.migrate.currentVersion(MART)) !== FIRST)
    await db.migrate.down(MART);
  await db('run').insert({
    id: 'killed',
    job: 'finops',
    period: '2024-10',
    mode: 'run',
    state: 'running',
    requested_by: 'schedule',
    reason: 'Schedule costs',
    step: 'shape',
    attempt: 1,
    attempt_id: 'a',
    worker: 'host:1',
    has_facts: true,
    inputs: { raw: '7' },
  });
  await db('run_slice').insert({ run_id: 'killed', no: 5, payload: '{}' });
  await db('batch_worker').insert({ id: 'w', job: 'finops', host: 'host', pid: 1 }); // prettier-ignore
  await db('run_event').insert({ run_id: first.id, seq: 1, level: 'info', message: 'Published' }); // prettier-ignore
};

const TABLES = ['charge', 'cost_summary', 'cost_run', 'cost_label', 'publication', 'run', 'run_event', 'run_slice', 'batch_worker']; // prettier-ignore

const readAll = async (db: Knex) => {
  const tables: Record<string, Record<string, unknown>[]> = {};
  for (const table of TABLES)
    tables[table] = (
      await db.raw(`select to_jsonb(t) as row from ?? t order by t::text`, [
        table,
      ])
    ).rows.map(({ row }: { row: Record<string, unknown> }) => row);
  return tables;
};

const byText = (rows: Record<string, unknown>[]) =>
  rows.map(row => JSON.stringify(row, Object.keys(row).sort())).sort();

/** Columns that came since are null: not known is not zero. */
const knownFields = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

describe('the upgrade of a filled finops_db', () => {
  it('knows what published months are billed in, so that missing rates are told', async () => {
    const db = await databases.init('POSTGRES_18');
    await fillPreviousVersion(db);
    await migrateFinopsMart(db);
    expect(await db('billed_currency')).toEqual([
      { period: SEPTEMBER, currency: 'USD' },
    ]);
  });

  it('renames the job and keeps every figure and row', async () => {
    const db = await databases.init('POSTGRES_18');
    await fillPreviousVersion(db);
    const before = await readAll(db);
    expect(before.charge).toHaveLength(5);
    await migrateFinopsMart(db);
    const after = await readAll(db);

    for (const table of ['charge', 'cost_summary', 'cost_run'])
      expect(byText(after[table].map(knownFields))).toEqual(
        byText(before[table].map(knownFields)),
      );
    for (const table of ['cost_label', 'run_event'])
      expect(byText(after[table])).toEqual(byText(before[table]));
    const renamed = (rows: Record<string, unknown>[]) =>
      rows.map(row => ({ ...row, job: 'costs' }));
    for (const table of ['publication', 'batch_worker'])
      expect(byText(after[table])).toEqual(byText(renamed(before[table])));

    const added = {
      stage: null,
      priority: 0,
      drop_facts: false,
      withheld: false,
    };
    // Its worker would publish under the old name: another goes on with what it has done.
    const requeued = {
      state: 'queued',
      step: 'queued',
      attempt_id: null,
      stage: 'shape',
    };
    expect(byText(after.run)).toEqual(
      byText(
        renamed(before.run).map(row => ({
          ...row,
          ...added,
          ...((row as { id?: string }).id === 'killed' && requeued),
        })),
      ),
    );
    expect(after.run_slice).toEqual([
      { ...before.run_slice[0], stage: 'shape' },
    ]);
  });
});
