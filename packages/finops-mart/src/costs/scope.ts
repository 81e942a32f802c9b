import { CostFilters, UNALLOCATED } from '@rosetta/contracts/finops';
import { Knex } from 'knex';

/** Which run of which month to read. */
export interface RunOfPeriod {
  period: string;
  runId: string;
}

const COLUMNS = {
  domain: 'domain',
  family: 'family',
  product: 'product',
  billingAccount: 'billing_account',
} as const;

/** The descendants of a group, in the tree of each run. A tree with a loop ends too. */
const groupsBelow = (db: Knex, group: string) =>
  db.raw(
    `with recursive below as (
       select run_id, id from cost_group where parent = ?
       union
       select g.run_id, g.id from cost_group g
         join below b on b.run_id = g.run_id and b.id = g.parent
     )
     select run_id, id from below`,
    [group],
  );

/**
 * Narrows a query over `charge` or `cost_summary` to what the filters ask for.
 * @param table - the alias that carries domain, family, product and billing account
 * @param bearer - the alias that carries application and group
 */
export const narrow = (
  query: Knex.QueryBuilder,
  db: Knex,
  filters: CostFilters,
  table: string,
  bearer = table,
) => {
  for (const [filter, column] of Object.entries(COLUMNS)) {
    const value = filters[filter as keyof typeof COLUMNS];
    if (value !== undefined) query.where(`${table}.${column}`, value);
  }
  if (filters.application === UNALLOCATED)
    query.whereNull(`${bearer}.application_id`);
  else if (filters.application !== undefined)
    query.where(`${bearer}.application_id`, filters.application);
  if (filters.group === UNALLOCATED) query.whereNull(`${bearer}.group_id`);
  else if (filters.group !== undefined)
    query.whereRaw(
      `(${bearer}.group_id = ? or (${bearer}.run_id, ${bearer}.group_id) in (?))`,
      [filters.group, groupsBelow(db, filters.group)],
    );
};
