import { Knex } from 'knex';
import { Catalog } from './readCatalog';

/** What a migration did that a release which is running would notice. */
export interface Finding {
  /** What was changed, and how: `column thing.size is dropped`. */
  problem: string;
  cure: string;
}

/** A migration between what it found and what it left. */
export interface Change {
  before: Catalog;
  after: Catalog;
  /** What it sent to PostgreSQL. */
  statements: readonly string[];
}

/** A file in `migrations`. */
export interface MigrationModule {
  up(db: Knex): Promise<unknown>;
  config?: { transaction?: boolean };
  /**
   * Takes away what an older release used, or what it was free to write: the last release that
   * did not need that any more, which is older than the one that this migration comes with.
   */
  contract?: { release: string; reason: string };
}
