import { Knex } from 'knex';
import { Cache } from '../cache/types';
import { Migrations, migrate } from '../database/migrate';
import { Part } from './types';

/** A database the service can't do without: migrated at start, asked by the probes. */
export function databasePart(
  db: Knex,
  { name, migrations = [] }: { name: string; migrations?: Migrations[] },
): Part {
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
      for (const one of migrations) await migrate(db, one);
    },
    stop: () => db.destroy(),
  };
}

/** The cache: optional, and said in `/health` when away. */
export const cachePart = (cache: Cache): Part => ({
  name: 'cache',
  required: false,
  check: () => cache.check(),
  stop: () => cache.close(),
});
