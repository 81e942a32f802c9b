import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { MigrationFolder } from '../__testUtils__/MigrationFolder';
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

  describe('of a later release', () => {
    const FIRST = { '1_thing.js': { up: 'create table thing (id text primary key)' } }; // prettier-ignore
    let folder: MigrationFolder;
    let connection: string;
    beforeEach(async () => {
      folder = await MigrationFolder.create(FIRST);
      connection = await freshConnection();
      await migrate(open(connection).db, folder);
    });
    afterEach(() => folder.remove());

    it('leaves a database alone that a newer release has migrated', async () => {
      const newer = await MigrationFolder.create({
        ...FIRST,
        '2_size.js': { up: 'alter table thing add column size int' },
      });
      const { db } = open(connection);
      await migrate(db, newer);
      await newer.remove();

      await migrate(db, folder);

      expect(await db('demo_migrations').pluck('name')).toEqual([
        '1_thing.js',
        '2_size.js',
      ]);
      expect(await db.schema.hasColumn('thing', 'size')).toBe(true);
    });

    it('makes an index concurrently while others wait for their turn', async () => {
      await folder.add({
        '2_index.js': {
          up: 'create index concurrently thing_text on thing (lower(id))',
          transaction: false,
        },
      });
      const all = [1, 2, 3].map(() => open(connection).db);

      await Promise.all(all.map(db => migrate(db, folder)));

      const { rows } = await all[0].raw(
        `select indisvalid from pg_index where indexrelid = 'thing_text'::regclass`,
      );
      expect(rows).toEqual([{ indisvalid: true }]);
    });

    it('keeps those that succeeded before one that fails, and does that one again', async () => {
      await folder.add({
        '2_size.js': { up: 'alter table thing add column size int' },
        '3_wrong.js': { up: 'alter table thing add column id int' },
      });
      const { db } = open(connection);

      await expect(migrate(db, folder)).rejects.toThrow(
        'migration 3_wrong.js failed: alter table thing add column id int - column "id" of relation "thing" already exists',
      );

      expect(await db.schema.hasColumn('thing', 'size')).toBe(true);
      expect(await db('demo_migrations').pluck('name')).not.toContain(
        '3_wrong.js',
      );
    });

    it('lets readers pass while a table that it changes is in use', async () => {
      await folder.add({
        '2_size.js': { up: 'alter table thing add column size int' },
      });
      const { db } = open(connection);
      const reader = open(connection).db;
      const longRead = await reader.transaction();
      await longRead('thing').select();
      const migrated = migrate(db, folder);

      // Behind a migration that waits for the table, one of these would wait for the end of the long read.
      const until = Date.now() + 1_500;
      while (Date.now() < until) await reader('thing').select();
      await longRead.commit();
      await migrated;

      expect(await db.schema.hasColumn('thing', 'size')).toBe(true);
    });
  });
});
