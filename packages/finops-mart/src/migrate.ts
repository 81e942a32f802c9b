import { martSchema } from '@rosetta/run-kit';
import { finops } from '@rosetta/contracts/domains';
import { migrationsOf } from '@rosetta/service-kit';

/** What the tables of finops_db are made with. */
export const FINOPS_SCHEMA = martSchema(
  finops.name,
  migrationsOf(
    require.resolve('@rosetta/finops-mart/package.json'),
    'finops_mart_migrations',
  ),
);

/** Brings finops_db up to date: runs and queues first, then what the runs fill. */
export const migrateFinopsMart = FINOPS_SCHEMA.migrate;
