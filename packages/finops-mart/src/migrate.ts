import { dirname, join } from 'node:path';
import { migrateBatchKit } from '@rosetta/batch-kit';
import { Knex } from 'knex';
import { FINOPS_JOB } from './runs/PublishedRunReadModel';

const migrations = {
  directory: join(
    dirname(require.resolve('@rosetta/finops-mart/package.json')),
    'migrations',
  ),
  tableName: 'finops_mart_migrations',
};

/** Brings finops_db up to date: runs and queues first, then what the runs fill. */
export const migrateFinopsMart = async (db: Knex) => {
  await migrateBatchKit(db, [FINOPS_JOB]);
  await db.transaction(async lock => {
    await lock.raw(`select pg_advisory_xact_lock(hashtext('finops-mart'))`);
    // Whoever held knex's own lock is dead, or we would not be in here.
    await db.migrate.forceFreeMigrationsLock(migrations);
    await db.migrate.latest(migrations);
  });
};
