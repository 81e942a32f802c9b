import { Knex } from 'knex';
import { TestDatabases } from '@backstage/backend-test-utils';
import { migrateFinopsMart } from '@rosetta/finops-mart';
import { createRawStore, RawStore } from '@rosetta/raw-store';
import { urlOf } from '@rosetta/service-kit/testUtils';

export interface TestStores {
  db: Knex;
  raw: RawStore;
  url: string;
}

/** finops_db and the raw store, both in a database of the test's own. */
export const createTestStores = async (
  databases: TestDatabases,
): Promise<TestStores> => {
  const db = await databases.init('POSTGRES_18');
  await migrateFinopsMart(db);
  const url = urlOf(db);
  const raw = createRawStore({ kind: 'postgres', connection: url });
  await raw.migrate();
  return { db, raw, url };
};

/** What readers see, without the ids of the runs. */
export const readFigures = async (db: Knex) => {
  const published = (table: string) =>
    db(table)
      .join(
        'publication as p',
        'p.run_id',
        db.raw('??::text', [`${table}.run_id`]),
      )
      .where('p.current', true)
      .select(`${table}.*`);
  const anonymous = ({ run_id: _, ...row }: Record<string, unknown>) => row;
  return {
    charges: (await published('charge').orderBy('raw_line')).map(anonymous),
    summary: (await published('cost_summary').orderBy('summary_no')).map(
      anonymous,
    ),
  };
};
