import { migrateRunKit } from '@rosetta/run-kit';
import { finops } from '@rosetta/contracts/domains';
import { migrate, migrationsOf } from '@rosetta/service-kit';
import { Knex } from 'knex';

const migrations = migrationsOf(
  require.resolve('@rosetta/finops-mart/package.json'),
  'finops_mart_migrations',
);

/** Brings finops_db up to date: runs and queues first, then what the runs fill. */
export const migrateFinopsMart = async (db: Knex) => {
  await migrateRunKit(db, [finops.name]);
  await migrate(db, migrations);
};
