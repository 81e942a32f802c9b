import { martSchema } from '@rosetta/run-kit';
import { monitoring } from '@rosetta/contracts/domains';
import { migrationsOf } from '@rosetta/service-kit';

/** What the tables of monitoring_db are made with. */
export const MONITORING_SCHEMA = martSchema(
  monitoring.name,
  migrationsOf(
    require.resolve('@rosetta/monitoring-mart/package.json'),
    'monitoring_mart_migrations',
  ),
);

/** Brings monitoring_db up to date: runs and queues first, then what the runs fill. */
export const migrateMonitoringMart = MONITORING_SCHEMA.migrate;
