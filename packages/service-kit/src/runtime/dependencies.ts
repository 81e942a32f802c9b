import { Knex } from 'knex';
import { Cache } from '../cache/types';
import { Migrations, migrate } from '../database/migrate';
import { Dependency } from './types';

/** A required database: migrated at start, checked by the probes. */
export function databaseDependency(
  db: Knex,
  { name, migrations = [] }: { name: string; migrations?: Migrations[] },
): Dependency {
  const check = async () => {
    await db.raw('select 1');
  };
  return {
    name,
    required: true,
    cure: `Is PostgreSQL running, and does rosetta.databases.${name}.connection name it?`,
    check,
    async start() {
      await check();
      for (const each of migrations) await migrate(db, each);
    },
    stop: () => db.destroy(),
  };
}

/** The cache: optional, and reported by `/health` when unavailable. */
export const cacheDependency = (cache: Cache): Dependency => ({
  name: 'cache',
  required: false,
  check: () => cache.check(),
  stop: () => cache.close(),
});
