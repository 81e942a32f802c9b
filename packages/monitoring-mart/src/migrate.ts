import { migrateRunKit } from '@rosetta/run-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { migrate, migrationsOf } from '@rosetta/service-kit';
import { Knex } from 'knex';

const migrations = migrationsOf(
  require.resolve('@rosetta/monitoring-mart/package.json'),
  'monitoring_mart_migrations',
);

/** Brings monitoring_db up to date: runs and queues first, then what the runs fill. */
export const migrateMonitoringMart = async (db: Knex) => {
  await migrateRunKit(db, [monitoring.name]);
  await migrate(db, migrations);
};
