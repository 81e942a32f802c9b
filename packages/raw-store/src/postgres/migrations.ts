import { migrationsOf } from '@rosetta/service-kit';

export const migrations = migrationsOf(
  require.resolve('@rosetta/raw-store/package.json'),
  'raw_store_migrations',
);
