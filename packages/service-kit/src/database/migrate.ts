import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';
import { MigrationError } from './MigrationError';
import { pendingMigrations } from './pendingMigrations';
import { withMigrationLock } from './withMigrationLock';

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

/** A migration that waits for a table holds up all who come to the table after it. */
const TABLE_WAIT_MS = 500;
const RETRY_MS = 1_000;
const RETRY_LIMIT_MS = 5 * 60_000;

const CORRECT =
  'What was applied before it stays, and the release before runs on it: correct the migration, then start again.';

const LOCK_NOT_AVAILABLE = '55P03';

/** Of migrations that run in a transaction: `create index concurrently` waits without holding up anybody. */
const limitTableWait = async (db: Knex | Knex.Transaction) => {
  if (db.isTransaction)
    await db.raw(`select set_config('lock_timeout', ?, true)`, [
      `${TABLE_WAIT_MS}ms`,
    ]);
};

/** Applies one migration in a transaction of its own, and gives way to those who read its tables meanwhile. */
async function applyMigration(
  db: Knex,
  config: Knex.MigratorConfig,
  name: string,
): Promise<void> {
  const deadline = Date.now() + RETRY_LIMIT_MS;
  for (;;) {
    try {
      await db.migrate.up({ ...config, name, beforeAll: limitTableWait });
      return;
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      if (code !== LOCK_NOT_AVAILABLE)
        throw new MigrationError(name, `failed: ${message}`, CORRECT, error);
      if (Date.now() > deadline)
        throw new MigrationError(
          name,
          `found its tables in use for ${RETRY_LIMIT_MS / 60_000} minutes`,
          'End the transaction that pg_stat_activity shows as the oldest, then start again.',
        );
      await sleep(RETRY_MS);
    }
  }
}

/**
 * Applies pending migrations. Any number of processes may call it at once; one migrates, the
 * others wait. A database that is ahead, as a newer release has migrated it, is left as it is.
 *
 * Knex's own lock is a row, which outlives a killed process and would refuse every start after
 * it: the holder of the advisory lock may free that one.
 */
export async function migrate(
  db: Knex,
  { directory, tableName }: Migrations,
): Promise<void> {
  const config = {
    directory,
    tableName,
    loadExtensions: ['.js'],
    // Knex would refuse a database to which a newer release has applied files that are not here.
    disableMigrationsListValidation: true,
  };
  await withMigrationLock(db, tableName, async () => {
    await db.migrate.forceFreeMigrationsLock(config);
    const { applied, pending } = await pendingMigrations(db, {
      directory,
      tableName,
    });
    // Nobody reads a database without tables: all in one transaction is faster.
    if (applied.length === 0) await db.migrate.latest(config);
    else for (const name of pending) await applyMigration(db, config, name);
  });
}
