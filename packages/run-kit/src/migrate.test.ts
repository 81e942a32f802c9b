import { TestDatabases } from '@rosetta/test-kit/databases';
import createKnex from 'knex';
import { migrateRunKit } from './migrate';

const MIGRATIONS = {
  directory: `${__dirname}/../migrations`,
  tableName: 'batch_kit_migrations',
  loadExtensions: ['.js'],
};

describe('migrateRunKit', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  it('lets any number of processes that start together do it once', async () => {
    const db = await databases.init('POSTGRES_18');
    const pools = Array.from({ length: 4 }, () =>
      createKnex({ client: 'pg', connection: db.client.config.connection }),
    );
    try {
      await Promise.all(pools.map(pool => migrateRunKit(pool, ['a', 'b'])));
    } finally {
      await Promise.all(pools.map(pool => pool.destroy()));
    }
    expect(await db('run')).toEqual([]);
    const queues = await db('pgboss.queue').orderBy('name').pluck('name');
    expect(queues).toEqual(['a', 'a.schedule', 'b', 'b.schedule']);
    await migrateRunKit(db, ['a']);
  });

  it('goes on after a process that died in the middle of it', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateRunKit(db, ['a']);
    await db('batch_kit_migrations_lock').update({ is_locked: 1 });
    await expect(migrateRunKit(db, ['a'])).resolves.toBeUndefined();
  });

  it('can be undone', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrateRunKit(db, []);
    await db.migrate.rollback(MIGRATIONS, true);
    expect(await db.schema.hasTable('run')).toBe(false);
    await migrateRunKit(db, []);
    expect(await db.schema.hasTable('run')).toBe(true);
  });
});
