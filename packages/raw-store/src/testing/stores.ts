import { urlOf } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';
import { createRawStore } from '../createRawStore';
import { RawStore } from '../RawStore';

export interface TestStores {
  db: Knex;
  raw: RawStore;
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
  const url = urlOf(db);
  const raw = createRawStore({ kind: 'postgres', connection: url });
  await raw.migrate();
  return { db, raw, url };
};
