import { assertMigrated, Dependency, Migrations } from '@rosetta/service-kit';
import { Knex } from 'knex';

/** What the tables of a mart's database are made with. */
export interface MartSchema {
  /** Those of the runs and of the mart, in the order in which they are applied. */
  migrations: readonly Migrations[];
  /** Applies them, and makes the queues of the mart's runs. */
  migrate(db: Knex): Promise<void>;
}

/** The database of a mart; the probes refuse one that is behind. */
export const martDependency = (
  name: string,
  db: Knex,
  { migrate, migrations }: MartSchema,
): Dependency => ({
  name,
  required: true,
  migrate: () => migrate(db),
  check: () => assertMigrated(db, name, migrations),
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
