import { dirname, join } from 'node:path';
import { Knex } from 'knex';

export interface Migrations {
  /** Folder of dated plain-JavaScript files. */
  directory: string;
  /** The table in which knex records applied migrations: one per owner of tables. */
  tableName: string;
}

/** The folder `migrations` of a package, found by its package.json: in a checkout as in an image. */
export const migrationsOf = (
  packageJson: string,
  tableName: string,
): Migrations => ({
  directory: join(dirname(packageJson), 'migrations'),
  tableName,
});

/**
 * Applies pending migrations. Any number of processes may call it at once; one migrates, the
 * others wait.
 *
 * The effective lock is an advisory lock, which ends with the connection. Knex's own is a row,
 * which outlives a killed process and would refuse every start after it: the holder of the
 * advisory lock may free that one.
 */
export async function migrate(
  db: Knex,
  { directory, tableName }: Migrations,
): Promise<void> {
  const config = { directory, tableName, loadExtensions: ['.js'] };
  await db.transaction(async trx => {
    await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      tableName,
    ]);
    await db.migrate.forceFreeMigrationsLock(config);
    await db.migrate.latest(config);
  });
}
