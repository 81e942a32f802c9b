import { Knex } from 'knex';

/** An instant of each of the two times. */
export interface AsOf {
  /** Valid at this instant, or `any`. */
  validAt: string;
  /** As known at this instant. */
  knownAt: string;
  /** Neither instant was asked for. */
  isNow?: boolean;
}

/**
 * Written out, not `@>`: with that the planner prefers the indexes of the exclusion constraints,
 * which return nearly all rows, unordered.
 */
const CONTAINS = `(lower_inf(??) or lower(??) <= ?::timestamptz)
  and (upper_inf(??) or upper(??) > ?::timestamptz)`;

const contains = (query: Knex.QueryBuilder, column: string, at: string) =>
  query.whereRaw(CONTAINS, [column, column, at, column, column, at]);

/** Restricts a query of entities to these instants. */
export const whereAsOf =
  (table: string, { validAt, knownAt }: AsOf) =>
  (query: Knex.QueryBuilder) => {
    contains(query, `${table}.known`, knownAt);
    if (validAt !== 'any') contains(query, `${table}.valid`, validAt);
  };
