import { Knex } from 'knex';

export interface Migrations {
  /** Folder of dated plain-JavaScript files. */
  directory: string;
  /** Where knex notes what it has done: one per owner of tables. */
  tableName: string;
}

/** Brings the schema up to date. Any number of processes may ask at once; one does it. */
export async function migrate(
  _db: Knex,
  _migrations: Migrations,
): Promise<void> {
  throw new Error('not yet');
}
