import { Dependency } from '@rosetta/service-kit';
import { Knex } from 'knex';

/** The database of a mart, its tables brought up to date at start. */
export const martDependency = (
  name: string,
  db: Knex,
  migrate: (db: Knex) => Promise<void>,
): Dependency => ({
  name,
  required: true,
  start: () => migrate(db),
  check: () => db.raw('select 1'),
  stop: () => db.destroy(),
  cure: `Is PostgreSQL running, and does rosetta.databases.${name}.connection name it?`,
});

/** Something that needs no start, but must be closed. */
export const closableDependency = (
  name: string,
  open: { close(): Promise<void> },
): Dependency => ({
  name,
  required: true,
  stop: () => open.close(),
});
