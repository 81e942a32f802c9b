import { GroupBy, Measure, UNALLOCATED } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { applyCostFilters, ResolvedFilters, toRunKeys } from './costFilters';
import type { CostSumsQuery } from './CostReadModel';

/** What counts the charges of a pool that lack a measure; every charge has the other two. */
const CHARGES_WITHOUT_MEASURE: Partial<Record<Measure, string>> = {
  list: 'p.charges_without_list',
  contracted: 'p.charges_without_contracted',
};

const KEYS: Record<Exclude<GroupBy, 'month'>, string> = {
  domain: 'p.domain',
  family: 'p.family',
  product: 'p.product',
  application: `coalesce(nullif(s.application_id, ''), '${UNALLOCATED}')`,
  group: `coalesce(s.group_id, '${UNALLOCATED}')`,
};

/**
 * Rows that only count: of each pool the charges without the measure, once for each key that bears
 * a part of it, and once in all, as a pool has many bearers. Nothing where every charge has it.
 */
export const incompletePools = (
  db: Knex,
  { runs, from, groupBy, measure }: CostSumsQuery,
  resolved: ResolvedFilters,
  byOwner: boolean,
): Knex.QueryBuilder | undefined => {
  const count = CHARGES_WITHOUT_MEASURE[measure];
  if (!count) return undefined;
  const pools = db('cost_pool as p')
    .distinct()
    .select('p.period', 'p.run_id', 'p.pool_id', 'p.currency', {
      incomplete: db.raw(count),
      // Only the months themselves count, whose keys are their own.
      key: db.raw(groupBy === 'month' ? 'p.period' : KEYS[groupBy]),
    })
    .whereIn(['p.period', 'p.run_id'], toRunKeys(runs))
    .where('p.period', '>=', from)
    .whereRaw(`${count} > 0`)
    .modify(applyCostFilters, db, resolved, 'p', byOwner ? 's' : 'p')
    .modify(query => {
      if (byOwner)
        query.joinRaw(
          'join cost_pool_share s on s.period = p.period and s.run_id = p.run_id and s.pool_id = p.pool_id',
        );
    });
  return db
    .select('period', 'currency', {
      kind: db.raw(`'indirect'`),
      amount: db.raw('0::numeric'),
      incomplete: 'incomplete',
      incomplete_once: db.raw(
        'case when row_number() over (partition by run_id, pool_id order by key) = 1 then incomplete else 0 end',
      ),
      key: 'key',
      in_range: db.raw('true'),
    })
    .from(pools.as('pool'));
};
