import { DatabaseService } from '@backstage/backend-plugin-api';
import { DATABASE_NAME, ReadinessChecks } from '@rosetta/plugin-rosetta-node';
import { Knex } from 'knex';

interface Options {
  database: DatabaseService;
  readiness: ReadinessChecks;
}

/** The gateway's database, without which the portal is not ready: its plugins share one server. */
export async function openDatabase({
  database,
  readiness,
}: Options): Promise<Knex> {
  const db = await database.getClient();
  readiness.add({ name: DATABASE_NAME, run: () => db.raw('select 1') });
  return db;
}
