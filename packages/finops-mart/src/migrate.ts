import { dirname, join } from 'node:path';
import { migrateBatchKit } from '@rosetta/batch-kit';
import { migrate } from '@rosetta/service-kit';
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
  await migrate(db, migrations);
};
