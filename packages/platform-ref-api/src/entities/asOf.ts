import { Knex } from 'knex';

/** A moment in each of the two times. */
export interface AsOf {
  /** Valid then; `any` for whenever. */
  validAt: string;
  /** As known then. */
  knownAt: string;
}

/**
 * Spelled out, not `@>`: that would draw the planner to the indexes of the exclusion
 * constraints, which find what was so at a moment, nearly all of it, in no order.
 */
const CONTAINS = `(lower_inf(??) or lower(??) <= ?::timestamptz)
  and (upper_inf(??) or upper(??) > ?::timestamptz)`;

const contains = (query: Knex.QueryBuilder, column: string, at: string) =>
  query.whereRaw(CONTAINS, [column, column, at, column, column, at]);

/** Narrows a query of entities to what was so then. */
export const whereAsOf =
  (table: string, { validAt, knownAt }: AsOf) =>
  (query: Knex.QueryBuilder) => {
    contains(query, `${table}.known`, knownAt);
    if (validAt !== 'any') contains(query, `${table}.valid`, validAt);
  };
