import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Knex } from 'knex';
import { lintMigration } from './lintMigration';
import { MigrationModule } from './types';

/**
 * The newest migration from before there were releases that could be upgraded. Those up to it were
 * applied while nothing ran; they are not judged, and none may be added before it.
 */
const BASELINE = '20261201072000';

/** `20261121_01_runs.js` and `20261121090000_costs.js` alike, as a number of a day and its time. */
const stampOf = (file: string) =>
  file
    .replace(/[a-z].*$/i, '')
    .replace(/\D/g, '')
    .padEnd(14, '0');

interface LintOptions {
  /** A folder of migrations; the database has those that it needs already. */
  directory: string;
  /** The release that they come with. */
  release: string;
  /** Up to which one they are applied and not judged: that of all packages by default. */
  baseline?: string;
}

/**
 * Applies the migrations of a folder, and judges those that are newer than the baseline.
 * @returns sentences with the file, the object and the cure
 */
export async function lintMigrations(
  db: Knex,
  { directory, release, baseline = BASELINE }: LintOptions,
): Promise<string[]> {
  const found: string[] = [];
  const files = readdirSync(directory).filter(file => file.endsWith('.js'));
  for (const file of files.sort()) {
    const migration: MigrationModule = require(join(directory, file));
    if (stampOf(file) > baseline)
      found.push(...(await lintMigration(db, file, migration, release)));
    else if (migration.config?.transaction === false) await migration.up(db);
    else await db.transaction(trx => migration.up(trx));
  }
  return found;
}
