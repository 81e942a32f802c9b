import { Part } from '@rosetta/service-kit';
import { Knex } from 'knex';

/** The database of a mart, its tables brought up to date at start. */
export const martPart = (
  name: string,
  db: Knex,
  migrate: (db: Knex) => Promise<void>,
): Part => ({
  name,
  required: true,
  start: () => migrate(db),
  check: () => db.raw('select 1'),
  stop: () => db.destroy(),
  cure: `Is PostgreSQL running, and does rosetta.databases.${name}.connection name it?`,
});

/** Something that needs no start, but must be let go of. */
export const closingPart = (
  name: string,
  open: { close(): Promise<void> },
): Part => ({
  name,
  required: true,
  stop: () => open.close(),
});
