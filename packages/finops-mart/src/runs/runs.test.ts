import { TestDatabases } from '@rosetta/test-kit/databases';
import createKnex, { Knex } from 'knex';
import { migrateFinopsMart } from '../migrate';
import { publishTestRun, shapeTestRun } from '../testUtils';
import { concludeRun } from './concludeRun';
import { CostRunStore } from './CostRunStore';
import { dropRun } from './dropRun';
import { PublishedRunReadModel } from './PublishedRunReadModel';
import { nextRunId, RUN_TABLES } from './runTables';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('tables of runs', () => {
  let db: Knex;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
  });

  const facts = [{ effective: '1' }, { effective: '2' }];
  const countLines = async (runId: string, reader: Knex = db) =>
    Number((await reader('charge').where('run_id', runId).count())[0].count);
  const listTables = async (runId: string) => {
    const { rows } = await db.raw(
      'select relname from pg_class where relname like ?',
      [`%${runId.replaceAll('-', '')}%`],
    );
    return rows.map((row: { relname: string }) => row.relname);
  };

  it('hides a run until it is concluded, then shows all of it', async () => {
    const run = await shapeTestRun(db, { period: '2024-09', facts });
    expect(await countLines(run.id)).toBe(0);
    await db.transaction(trx => concludeRun(trx, run));
    expect(await countLines(run.id)).toBe(2);
    expect(await db('cost_run').first()).toMatchObject({
      lines: 2,
      currencies: ['USD'],
    });
  });

  it('attaches a run with its keys and indexes, without building any', async () => {
    const run = await publishTestRun(db, { period: '2024-09', facts });
    const { rows } = await db.raw(
      `select count(*)::int as own, count(i.inhparent)::int as taken_over
       from pg_index x left join pg_inherits i on i.inhrelid = x.indexrelid
       where x.indrelid = any(?::regclass[])`,
      [
        RUN_TABLES.map(
          ({ parent }) => `${parent}_${run.id.replaceAll('-', '')}`,
        ),
      ],
    );
    const own = RUN_TABLES.reduce(
      (sum, { indexes }) => sum + 1 + Object.keys(indexes).length,
      0,
    );
    expect(rows).toEqual([{ own, taken_over: own }]);
  });

  it('recreates the tables for a new attempt', async () => {
    const run = await shapeTestRun(db, { period: '2024-09', facts });
    await db.transaction(trx =>
      new CostRunStore(trx).createTables(run, '2024-12-01T00:00:00.000Z'),
    );
    await db.transaction(trx => concludeRun(trx, run));
    expect(await countLines(run.id)).toBe(0);
  });

  it('accepts only lines of the run and its month', async () => {
    const run = await shapeTestRun(db, { period: '2024-09', facts: [] });
    const other = await publishTestRun(db, { period: '2024-10', facts });
    const own = `charge_${run.id.replaceAll('-', '')}`;
    await expect(
      db.raw('insert into ?? select * from charge where run_id = ?', [
        own,
        other.id,
      ]),
    ).rejects.toThrow(/check constraint/);
  });

  it('blocks no reader while a run is published and another one is dropped', async () => {
    const old = await publishTestRun(db, { period: '2024-09', facts });
    const current = await publishTestRun(db, { period: '2024-09', facts });
    const next = await shapeTestRun(db, { period: '2024-09', facts });

    const reader = await db.transaction();
    expect(await countLines(current.id, reader)).toBe(2);
    const publishing = await db.transaction();
    await concludeRun(publishing, next);

    expect(await countLines(current.id)).toBe(2);
    let dropped = false;
    const drop = dropRun(db, old.id).then(() => {
      dropped = true;
    });
    for (let at = 0; at < 20; at += 1) {
      expect(await countLines(current.id)).toBe(2);
      expect(await countLines(current.id, reader)).toBe(2);
    }
    await publishing.commit();
    expect(await countLines(next.id)).toBe(2);
    // The reader's transaction began before: the drop waits for it, nobody for the drop.
    expect(dropped).toBe(false);
    await reader.commit();
    await drop;
    expect(await countLines(current.id)).toBe(2);
  });

  it('drops a run completely, attached or not, once or twice', async () => {
    const published = await publishTestRun(db, { period: '2024-09', facts });
    const failed = await shapeTestRun(db, { period: '2024-09', facts });
    for (const { id } of [published, failed, failed]) {
      await dropRun(db, id);
      expect(await listTables(id)).toEqual([]);
    }
    expect(await db('cost_run')).toEqual([]);
    expect(await db('cost_label')).toEqual([]);
  });

  it('drops a run later when a reader is slow, without blocking anybody else', async () => {
    const old = await publishTestRun(db, { period: '2024-09', facts });
    const other = await publishTestRun(db, { period: '2024-09', facts });
    const idle = await db.transaction();
    await countLines(old.id, idle);
    await expect(dropRun(db, old.id)).rejects.toMatchObject({ code: '55P03' });
    await expect(dropRun(db, other.id)).rejects.toMatchObject({
      code: '55P03',
    });
    await idle.commit();

    await dropRun(db, old.id);
    expect(await listTables(old.id)).toEqual([]);
    await dropRun(db, other.id);
    expect(await listTables(other.id)).toEqual([]);
  });

  it('restores the settings of the connection after a drop', async () => {
    const single = createKnex({
      ...db.client.config,
      pool: { min: 1, max: 1 },
    });
    const run = await publishTestRun(db, { period: '2024-09', facts });
    await single.raw(`set lock_timeout = '0'`);
    await dropRun(single, run.id);
    const { rows } = await single.raw('show lock_timeout');
    expect(rows).toEqual([{ lock_timeout: '0' }]);
    await single.destroy();
  });

  it('finishes a drop that was killed half-way', async () => {
    const killed = await publishTestRun(db, { period: '2024-08', facts });
    const other = await publishTestRun(db, { period: '2024-09', facts });
    const reader = await db.transaction();
    await countLines(other.id, reader);
    const connection = await db.client.acquireConnection();
    const dying = db
      .raw(`alter table charge detach partition ?? concurrently`, [
        `charge_${killed.id.replaceAll('-', '')}`,
      ])
      .connection(connection)
      .then(() => 'done')
      .catch(() => 'killed');
    while (
      (await db('pg_inherits').where('inhdetachpending', true)).length === 0
    );
    await db.raw('select pg_terminate_backend(?)', [connection.processID]);
    expect(await dying).toBe('killed');
    await db.client.releaseConnection(connection);
    await reader.commit();

    await dropRun(db, other.id);
    await dropRun(db, killed.id);
    expect(await listTables(killed.id)).toEqual([]);
    expect(await listTables(other.id)).toEqual([]);
  });
});

describe('nextRunId', () => {
  it('returns the following id, also across a boundary between parts', () => {
    expect(nextRunId('00000000-0000-4000-8000-0000000000ff')).toBe(
      '00000000-0000-4000-8000-000000000100',
    );
    expect(nextRunId('00000000-0000-4000-8000-ffffffffffff')).toBe(
      '00000000-0000-4000-8001-000000000000',
    );
  });
});

describe('PublishedRunReadModel', () => {
  it('lists the runs published now, or at an instant', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    const publish = (period: string, at: string) =>
      publishTestRun(db, { period, at, facts: [{}] });
    const first = await publish('2024-09', '2024-10-05T02:00:00Z');
    const second = await publish('2024-09', '2024-10-06T02:00:00Z');
    const october = await publish('2024-10', '2024-11-05T02:00:00Z');
    const listRunIds = async (asOf?: string) =>
      (await new PublishedRunReadModel(db).list(asOf)).map(run => run.runId);

    expect(await listRunIds()).toEqual([second.id, october.id]);
    expect(await listRunIds('2024-10-06T01:59:59.999Z')).toEqual([first.id]);
    expect(await listRunIds('2024-10-06T02:00:00.000Z')).toEqual([second.id]);
    expect(await listRunIds('2024-10-01T00:00:00.000Z')).toEqual([]);

    await dropRun(db, first.id);
    expect(
      await new PublishedRunReadModel(db).list('2024-10-05T02:00:00.000Z'),
    ).toMatchObject([{ runId: first.id, retained: false }]);
  });
});

describe('migrations', () => {
  it('migrates up, down and up again', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    const ours = {
      directory: `${__dirname}/../../migrations`,
      tableName: 'finops_mart_migrations',
    };
    await db.migrate.rollback(ours, true);
    expect(await db.schema.hasTable('charge')).toBe(false);
    await migrateFinopsMart(db);
    expect(await db.schema.hasTable('charge')).toBe(true);
  });
});
