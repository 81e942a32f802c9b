import { databaseUrl } from '@rosetta/service-kit/testUtils';
import createKnex, { Knex } from 'knex';
import { PostgresRawStore } from '../postgres/PostgresRawStore';
import { RawStore } from '../RawStore';

export interface TestStores {
  db: Knex;
  raw: RawStore;
  /** The connections of the raw store, for tests that count its queries; `raw.close()` closes them. */
  rawDb: Knex;
  url: string;
}

/** Backstage's `TestDatabases`. */
interface Databases {
  init(id: 'POSTGRES_18'): Promise<Knex>;
}

/** A mart and the raw store, both in a database of the test's own. */
export const createTestStores = async (
  databases: Databases,
  migrate: (db: Knex) => Promise<void>,
): Promise<TestStores> => {
  const db = await databases.init('POSTGRES_18');
  await migrate(db);
  const url = databaseUrl(db);
  const rawDb = createKnex({ client: 'pg', connection: url });
  const raw = new PostgresRawStore(rawDb);
  await raw.migrate();
  return { db, raw, rawDb, url };
};
