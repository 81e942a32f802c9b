import { CostFilters, UNALLOCATED } from '@rosetta/contracts/finops';
import { Knex } from 'knex';

/** A run and the month it is of. */
export interface RunRef {
  period: string;
  runId: string;
}

const COLUMNS = {
  domain: 'domain',
  family: 'family',
  product: 'product',
  billingAccount: 'billing_account',
} as const;

/** The runs of a query, as `whereIn` takes them. */
export const toRunKeys = (runs: readonly RunRef[]) =>
  runs.map(({ period, runId }) => [period, runId]);

/** The application that bears a cost, or the empty text: null would have no place in an order. */
export const ownerExpression = (table: string) =>
  `coalesce(${table}.application_id, '')`;

/** The descendants of groups, in the tree of each run. `union` ends a cycle. */
const descendantGroups = (db: Knex, groups: string[]) =>
  db.raw(
    `with recursive below as (
       select run_id, id from cost_group where parent = any(?::text[])
       union
       select g.run_id, g.id from cost_group g
         join below b on b.run_id = g.run_id and b.id = g.parent
     )
     select run_id, id from below`,
    [groups],
  );

/**
 * Applies the filters of a request to a query over `charge` or `cost_summary`.
 * @param table - the alias that carries domain, family, product and billing account
 * @param ownerTable - the alias that carries application and group
 */
export const applyCostFilters = (
  query: Knex.QueryBuilder,
  db: Knex,
  filters: CostFilters,
  table: string,
  ownerTable = table,
) => {
  for (const [filter, column] of Object.entries(COLUMNS)) {
    const value = filters[filter as keyof typeof COLUMNS];
    if (value !== undefined) query.where(`${table}.${column}`, value);
  }
  // The expression that is indexed: nobody is the empty text.
  if (filters.application !== undefined)
    query.whereRaw(`${ownerExpression(ownerTable)} = ?`, [
      filters.application === UNALLOCATED ? '' : filters.application,
    ]);
  if (filters.group === UNALLOCATED) query.whereNull(`${ownerTable}.group_id`);
  else if (filters.group !== undefined) {
    const groups = filters.group.split(',');
    query.whereRaw(
      `(${ownerTable}.group_id = any(?::text[]) or (${ownerTable}.run_id, ${ownerTable}.group_id) in (?))`,
      [groups, descendantGroups(db, groups)],
    );
  }
};
