import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { Knex } from 'knex';
import { migrateFinopsMart } from '../migrate';
import { publishedRun, shapedRun } from '../testUtils';
import { concludeRun } from './concludeRun';
import { CostRunStore } from './CostRunStore';
import { dropRun } from './dropRun';
import { PublishedRunReadModel } from './PublishedRunReadModel';
import { nextRunId } from './runTables';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the tables of runs', () => {
  let db: Knex;
  beforeEach(async () => {
    db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
  });

  const facts = [{ effective: '1' }, { effective: '2' }];
  const linesOf = async (runId: string, reader: Knex = db) =>
    Number((await reader('charge').where('run_id', runId).count())[0].count);
  const tablesOf = async (runId: string) => {
    const { rows } = await db.raw(
      'select relname from pg_class where relname like ?',
      [`%${runId.replaceAll('-', '')}%`],
    );
    return rows.map((row: { relname: string }) => row.relname);
  };

  it('show nothing of a run before it is concluded, and all of it after', async () => {
    const run = await shapedRun(db, { period: '2024-09', facts });
    expect(await linesOf(run.id)).toBe(0);
    await db.transaction(trx => concludeRun(trx, run));
    expect(await linesOf(run.id)).toBe(2);
    expect(await db('cost_run').first()).toMatchObject({
      lines: 2,
      currencies: ['USD'],
    });
  });

  it('bring their keys and indexes along, so that attaching builds none', async () => {
    const run = await publishedRun(db, { period: '2024-09', facts });
    const { rows } = await db.raw(
      `select count(*)::int as own, count(i.inhparent)::int as taken_over
       from pg_index x left join pg_inherits i on i.inhrelid = x.indexrelid
       where x.indrelid = any(?::regclass[])`,
      [
        ['charge', 'charge_share', 'cost_summary'].map(
          parent => `${parent}_${run.id.replaceAll('-', '')}`,
        ),
      ],
    );
    expect(rows).toEqual([{ own: 6, taken_over: 6 }]);
  });

  it('are made afresh by an attempt that begins anew', async () => {
    const run = await shapedRun(db, { period: '2024-09', facts });
    await db.transaction(trx => new CostRunStore(trx).open(run));
    await db.transaction(trx => concludeRun(trx, run));
    expect(await linesOf(run.id)).toBe(0);
  });

  it('hold lines of their own run and month only', async () => {
    const run = await shapedRun(db, { period: '2024-09', facts: [] });
    const other = await publishedRun(db, { period: '2024-10', facts });
    const own = `charge_${run.id.replaceAll('-', '')}`;
    await expect(
      db.raw('insert into ?? select * from charge where run_id = ?', [
        own,
        other.id,
      ]),
    ).rejects.toThrow(/check constraint/);
  });

  it('let readers read while a run publishes and another one is dropped', async () => {
    const old = await publishedRun(db, { period: '2024-09', facts });
    const current = await publishedRun(db, { period: '2024-09', facts });
    const next = await shapedRun(db, { period: '2024-09', facts });

    const reader = await db.transaction();
    expect(await linesOf(current.id, reader)).toBe(2);
    const publishing = await db.transaction();
    await concludeRun(publishing, next);

    expect(await linesOf(current.id)).toBe(2);
    let dropped = false;
    const drop = dropRun(db, old.id).then(() => {
      dropped = true;
    });
    for (let at = 0; at < 20; at += 1) {
      expect(await linesOf(current.id)).toBe(2);
      expect(await linesOf(current.id, reader)).toBe(2);
    }
    await publishing.commit();
    expect(await linesOf(next.id)).toBe(2);
    // The reader's transaction began before: the drop waits for it, nobody for the drop.
    expect(dropped).toBe(false);
    await reader.commit();
    await drop;
    expect(await linesOf(current.id)).toBe(2);
  });

  it('leave nothing behind when dropped, attached or not, twice or once', async () => {
    const published = await publishedRun(db, { period: '2024-09', facts });
    const failed = await shapedRun(db, { period: '2024-09', facts });
    for (const { id } of [published, failed, failed]) {
      await dropRun(db, id);
      expect(await tablesOf(id)).toEqual([]);
    }
    expect(await db('cost_run')).toEqual([]);
    expect(await db('cost_label')).toEqual([]);
  });

  it('go later when a reader takes its time, which nobody else has to wait for', async () => {
    const old = await publishedRun(db, { period: '2024-09', facts });
    const other = await publishedRun(db, { period: '2024-09', facts });
    const idle = await db.transaction();
    await linesOf(old.id, idle);
    await expect(dropRun(db, old.id)).rejects.toMatchObject({ code: '55P03' });
    await expect(dropRun(db, other.id)).rejects.toMatchObject({
      code: '55P03',
    });
    await idle.commit();

    await dropRun(db, old.id);
    expect(await tablesOf(old.id)).toEqual([]);
    await dropRun(db, other.id);
    expect(await tablesOf(other.id)).toEqual([]);
  });

  it('leave the connection they were dropped on as it was', async () => {
    const single = createKnex({
      ...db.client.config,
      pool: { min: 1, max: 1 },
    });
    const run = await publishedRun(db, { period: '2024-09', facts });
    await single.raw(`set lock_timeout = '0'`);
    await dropRun(single, run.id);
    const { rows } = await single.raw('show lock_timeout');
    expect(rows).toEqual([{ lock_timeout: '0' }]);
    await single.destroy();
  });

  it('go in the end when a drop was killed half-way', async () => {
    const killed = await publishedRun(db, { period: '2024-08', facts });
    const other = await publishedRun(db, { period: '2024-09', facts });
    const reader = await db.transaction();
    await linesOf(other.id, reader);
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
    expect(await tablesOf(killed.id)).toEqual([]);
    expect(await tablesOf(other.id)).toEqual([]);
  });
});

describe('nextRunId', () => {
  it('is the id after, also over the edge of a part', () => {
    expect(nextRunId('00000000-0000-4000-8000-0000000000ff')).toBe(
      '00000000-0000-4000-8000-000000000100',
    );
    expect(nextRunId('00000000-0000-4000-8000-ffffffffffff')).toBe(
      '00000000-0000-4000-8001-000000000000',
    );
  });
});

describe('PublishedRunReadModel', () => {
  it('answers what is published now, or was at an instant', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateFinopsMart(db);
    const publish = (period: string, at: string) =>
      publishedRun(db, { period, at, facts: [{}] });
    const first = await publish('2024-09', '2024-10-05T02:00:00Z');
    const second = await publish('2024-09', '2024-10-06T02:00:00Z');
    const october = await publish('2024-10', '2024-11-05T02:00:00Z');
    const runsOf = async (asOf?: string) =>
      (await new PublishedRunReadModel(db).list(asOf)).map(run => run.runId);

    expect(await runsOf()).toEqual([second.id, october.id]);
    expect(await runsOf('2024-10-06T01:59:59.999Z')).toEqual([first.id]);
    expect(await runsOf('2024-10-06T02:00:00.000Z')).toEqual([second.id]);
    expect(await runsOf('2024-10-01T00:00:00.000Z')).toEqual([]);

    await dropRun(db, first.id);
    expect(
      await new PublishedRunReadModel(db).list('2024-10-05T02:00:00.000Z'),
    ).toMatchObject([{ runId: first.id, kept: false }]);
  });
});

describe('migrations', () => {
  it('go up, down and up again', async () => {
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
