import { dirname, join } from 'node:path';
import { Migrations } from '@rosetta/service-kit';

/** The tables of platform_ref_db. */
export const REF_MIGRATIONS: Migrations = {
  directory: join(
    dirname(require.resolve('@rosetta/platform-ref-api/package.json')),
    'migrations',
  ),
  tableName: 'platform_ref_migrations',
};
