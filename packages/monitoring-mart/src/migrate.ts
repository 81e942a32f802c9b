import { migrateRunKit } from '@rosetta/run-kit';
import { migrate, migrationsOf } from '@rosetta/service-kit';
import { Knex } from 'knex';

/** Names the batch's queue and its publications. */
export const MONITORING_JOB = 'monitoring';

const migrations = migrationsOf(
  require.resolve('@rosetta/monitoring-mart/package.json'),
  'monitoring_mart_migrations',
);

/** Brings monitoring_db up to date: runs and queues first, then what the runs fill. */
export const migrateMonitoringMart = async (db: Knex) => {
  await migrateRunKit(db, [MONITORING_JOB]);
  await migrate(db, migrations);
};
