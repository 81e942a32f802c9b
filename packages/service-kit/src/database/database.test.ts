import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { createLogger } from '../logger';
import { createMetrics } from '../metrics/createMetrics';
import { createDatabase } from './createDatabase';
import { migrate } from './migrate';

const logger = createLogger({ service: 'demo-api', level: 'silent' });
const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const migrations = {
  directory: join(__dirname, '../__testUtils__/migrations'),
  tableName: 'demo_migrations',
};

/** The address of a database that the tests may do anything to. */
async function freshConnection() {
  const db = await databases.init('POSTGRES_18');
  const { host, port, user, password, database } =
    db.client.config.connection ?? {};
  return `postgres://${user}:${password}@${host}:${port}/${database}`;
}

const opened: Knex[] = [];
const open = (connection: string, pool = {}, metrics = createMetrics()) => {
  const db = createDatabase(
    { connection, pool },
    { name: 'demo_db', logger, metrics },
  );
  opened.push(db);
  return { db, metrics };
};
afterEach(async () => {
  for (const db of opened.splice(0)) await db.destroy();
});

describe('createDatabase', () => {
  it('reports its pool and its queries in the metrics', async () => {
    const { db, metrics } = open(await freshConnection(), { max: 2 });
    await Promise.all([1, 2, 3].map(() => db.raw('select pg_sleep(0.02)')));
    await db.raw('select * from nowhere').catch(() => {});

    const text = await metrics.registry.metrics();
    for (const [figure, value] of Object.entries({
      size: 2,
      available: 2,
      pending: 0,
      max: 2,
    }))
      expect(text).toContain(
        `rosetta_db_pool_${figure}{database="demo_db"} ${value}`,
      );
    expect(text).toContain(
      'rosetta_db_query_duration_seconds_count{database="demo_db",outcome="ok"} 3',
    );
    expect(text).toContain(
      'rosetta_db_query_duration_seconds_count{database="demo_db",outcome="error"} 1',
    );
  });

  it('reports callers that wait for a connection', async () => {
    const { db, metrics } = open(await freshConnection(), { max: 2 });
    const held = await Promise.all([db.transaction(), db.transaction()]);
    const waiting = db.raw('select 1').then();

    expect(await metrics.registry.metrics()).toContain(
      'rosetta_db_pool_pending{database="demo_db"} 1',
    );
    for (const trx of held) await trx.rollback();
    await waiting;
  });

  it('sends its name to PostgreSQL', async () => {
    const { db } = open(await freshConnection());
    const { rows } = await db.raw('show application_name');
    expect(rows).toEqual([{ application_name: 'demo_db' }]);
  });
});

describe('migrate', () => {
  it('migrates once when several processes start together', async () => {
    const connection = await freshConnection();
    const all = [1, 2, 3, 4].map(() => open(connection).db);

    await Promise.all(all.map(db => migrate(db, migrations)));

    expect(await all[0].schema.hasTable('thing')).toBe(true);
    expect(await all[0]('demo_migrations')).toHaveLength(1);
  });

  it('continues after a process that was killed during a migration', async () => {
    const { db } = open(await freshConnection());
    await migrate(db, migrations);
    await db('demo_migrations_lock').update({ is_locked: 1 });
    await db('demo_migrations').del();
    await db.schema.dropTable('thing');

    await migrate(db, migrations);

    expect(await db.schema.hasTable('thing')).toBe(true);
  });
});
