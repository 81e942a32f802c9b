import { readdir } from 'node:fs/promises';
import { Knex } from 'knex';
import { CheckError } from '../health/CheckError';
import type { Migrations } from './migrate';

const UNDEFINED_TABLE = '42P01';

const listApplied = async (db: Knex, tableName: string): Promise<string[]> => {
  try {
    return await db(tableName).pluck('name');
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return [];
    throw error;
  }
};

/** Which files a database has had, perhaps of a newer release too, and which of this release it has not. */
export async function pendingMigrations(
  db: Knex,
  { directory, tableName }: Migrations,
): Promise<{ applied: string[]; pending: string[] }> {
  const files = await readdir(directory);
  const applied = await listApplied(db, tableName);
  const pending = files
    .filter(file => file.endsWith('.js') && !applied.includes(file))
    .sort();
  return { applied, pending };
}

/**
 * Accepts a database that has all migrations of this release, and perhaps those of a newer one.
 * @throws CheckError when it is behind
 */
export async function assertMigrated(
  db: Knex,
  database: string,
  migrations: readonly Migrations[],
): Promise<void> {
  const behind: string[] = [];
  for (const each of migrations)
    behind.push(...(await pendingMigrations(db, each)).pending);
  if (behind.length > 0)
    throw new CheckError(
      `${database} is behind this release, without ${behind.join(', ')}. ` +
        'Run the command `migrate` of this release, or start it once more where it migrates at its start.',
    );
}
