import { dirname, join } from 'node:path';
import { Knex } from 'knex';

const migrations = {
  directory: join(
    dirname(require.resolve('@rosetta/raw-store/package.json')),
    'migrations',
  ),
  tableName: 'raw_store_migrations',
};

/** Brings the tables up to date. Processes that start together may all call it. */
export const migratePostgres = (db: Knex): Promise<void> =>
  db.transaction(async lock => {
    await lock.raw(`select pg_advisory_xact_lock(hashtext('raw-store'))`);
    // Whoever held knex's own lock is dead, or we would not be in here.
    await db.migrate.forceFreeMigrationsLock(migrations);
    await db.migrate.latest(migrations);
  });
