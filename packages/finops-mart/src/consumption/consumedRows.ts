import { CostFilters } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { applyCostFilters, RunRef, toRunKeys } from '../costs/costFilters';

/** Filters that narrow quantities: by who consumes, and by what is consumed. */
export type QuantityFilters = Pick<
  CostFilters,
  'application' | 'group' | 'product' | 'domain' | 'family'
>;

export interface ConsumedRowsQuery {
  runs: readonly RunRef[];
  /** All metrics without one. */
  metric?: string;
  filters: QuantityFilters;
  /** The months in which rows of the metric name products; in others, filters by these leave no row out. */
  byProduct: readonly string[];
  /** Whether rows need the group that owns the application. */
  owned?: boolean;
}

/** The owning group of each application: as the rules of the month have it, else as its costs do. */
const owners = (db: Knex, runs: readonly RunRef[]) =>
  db
    .from(
      db('cost_application as a')
        .select('a.run_id', 'a.application_id', 'a.group_id', {
          later: db.raw('0'),
        })
        .whereIn(['a.month', 'a.run_id'], toRunKeys(runs))
        .unionAll(
          db('cost_summary as s')
            .distinct('s.run_id', 's.application_id', 's.group_id')
            .select({ later: db.raw('1') })
            .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
            .whereNotNull('s.application_id'),
        )
        .as('o'),
    )
    .distinctOn('o.run_id', 'o.application_id')
    .select('o.run_id', 'o.application_id', 'o.group_id')
    .orderBy(['o.run_id', 'o.application_id', 'o.later', 'o.group_id']);

/** The products that have costs in a domain or a family. */
const productsIn = (
  db: Knex,
  runs: readonly RunRef[],
  column: 'domain' | 'family',
  key: string,
) =>
  db('cost_summary as s')
    .select('s.run_id', 's.product')
    .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
    .where(`s.${column}`, key);

/** Rows of a metric under filters, with the columns of `consumption` and, where it matters, the owning group. */
export const consumedRows = (
  db: Knex,
  { runs, metric, filters, byProduct, owned = false }: ConsumedRowsQuery,
): Knex.QueryBuilder => {
  const { application, group, product, ...wide } = filters;
  const isOwned = owned || group !== undefined;
  const rows = db('consumption as q')
    .select('q.*')
    .whereIn(['q.period', 'q.run_id'], toRunKeys(runs))
    .modify(query => {
      if (metric !== undefined) query.where('q.metric', metric);
      if (!isOwned) return;
      query
        .select('o.group_id')
        .leftJoin(owners(db, runs).as('o'), join =>
          join
            .on('o.run_id', 'q.run_id')
            .andOn('o.application_id', 'q.application_id'),
        );
    });
  const ofProducts = (query: Knex.QueryBuilder, narrow: (one: Knex.QueryBuilder) => void) =>
    query.where(one => {
      one.whereNotIn('c.period', [...byProduct]).orWhere(narrow);
    }); // prettier-ignore
  return db
    .from(rows.as('c'))
    .modify(applyCostFilters, db, { application, group }, 'c')
    .modify(query => {
      if (product !== undefined)
        ofProducts(query, one => one.where('c.product', product));
      for (const column of ['domain', 'family'] as const) {
        const key = wide[column];
        if (key !== undefined)
          ofProducts(query, one =>
            one.whereIn(
              ['c.run_id', 'c.product'],
              productsIn(db, runs, column, key),
            ),
          );
      }
    });
};
