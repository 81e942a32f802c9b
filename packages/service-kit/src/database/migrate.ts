import { dirname, join } from 'node:path';
import { Knex } from 'knex';

export interface Migrations {
  /** Folder of dated plain-JavaScript files. */
  directory: string;
  /** Where knex notes what it has done: one per owner of tables. */
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
 * Brings the schema up to date. Any number of processes may ask at once; one does it, the
 * others wait for it.
 *
 * The lock that counts is PostgreSQL's, which ends with the connection. Knex's own is a row,
 * which outlives a killed process and would refuse every start after it: whoever holds the
 * real lock may free that one.
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
