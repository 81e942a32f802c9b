import { migrationsOf } from '@rosetta/service-kit';

/** The tables of platform_ref_db. */
export const REF_MIGRATIONS = migrationsOf(
  require.resolve('@rosetta/platform-ref-api/package.json'),
  'platform_ref_migrations',
);
