import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateMonitoringMart } from '@rosetta/monitoring-mart';
import { createRawStore, RawStore } from '@rosetta/raw-store';
import { urlOf } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';

export interface TestStores {
  db: Knex;
  raw: RawStore;
  url: string;
}

/** monitoring_db and the raw store, both in a database of the test's own. */
export const createTestStores = async (
  databases: TestDatabases,
): Promise<TestStores> => {
  const db = await databases.init('POSTGRES_18');
  await migrateMonitoringMart(db);
  const url = urlOf(db);
  const raw = createRawStore({ kind: 'postgres', connection: url });
  await raw.migrate();
  return { db, raw, url };
};

/** What readers see, without the ids of the runs. */
export const readFigures = async (db: Knex) => {
  const rows = await db('published_deployment').orderBy([
    'finished_at',
    'source',
    'project',
    'external_id',
  ]);
  return rows.map(({ run_id: _, ...row }) => row);
};
