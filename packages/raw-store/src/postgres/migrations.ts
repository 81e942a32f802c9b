import { dirname, join } from 'node:path';

export const migrations = {
  directory: join(
    dirname(require.resolve('@rosetta/raw-store/package.json')),
    'migrations',
  ),
  tableName: 'raw_store_migrations',
};
