import { DatabaseService } from '@backstage/backend-plugin-api';
import { withMigrationLock } from '@rosetta/service-kit';

type Knex = Awaited<ReturnType<DatabaseService['getClient']>>;

/**
 * Knex locks the migrations of each plugin by a row, which a killed process leaves behind and which
 * then fails every start. Nobody else holds one while this process has the advisory lock.
 */
const freeLocks = async (db: Knex) => {
  const tables = await db
    .from('information_schema.columns')
    .where({ column_name: 'is_locked' })
    .where('table_name', 'like', '%migrations\\_lock')
    .select<{ schema: string; name: string }[]>({
      schema: 'table_schema',
      name: 'table_name',
    });
  for (const { schema, name } of tables)
    await db.withSchema(schema).table(name).update({ is_locked: 0 });
};

/** Runs what migrates the databases of Backstage's plugins; other processes that do wait for their turn. */
export const migrateAlone = (db: Knex, act: () => Promise<void>) =>
  withMigrationLock(db, 'backstage', async () => {
    await freeLocks(db);
    await act();
  });
