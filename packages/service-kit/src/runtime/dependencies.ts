import { Knex } from 'knex';
import { Cache } from '../cache/types';
import { Migrations, migrate } from '../database/migrate';
import { assertMigrated } from '../database/pendingMigrations';
import { Dependency } from './types';

/**
 * A required database, checked by the probes, which accept one that is ahead of this release and
 * refuse one that is behind.
 */
export function databaseDependency(
  db: Knex,
  { name, migrations = [] }: { name: string; migrations?: Migrations[] },
): Dependency {
  return {
    name,
    required: true,
    cure: `Is PostgreSQL running, and does rosetta.databases.${name}.connection name it?`,
    async check() {
      await db.raw('select 1');
      await assertMigrated(db, name, migrations);
    },
    async migrate() {
      for (const each of migrations) await migrate(db, each);
    },
    async start() {
      await db.raw('select 1');
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
