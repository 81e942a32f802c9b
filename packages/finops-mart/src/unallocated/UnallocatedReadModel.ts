import {
  CostFilters,
  Measure,
  NONE,
  POOL_REASON,
  UNKNOWN_REASON,
  UnallocatedBy,
} from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  applyCostFilters,
  isChargeFiltered,
  ownerExpression,
  ResolvedFilters,
  RunRef,
  toRunKeys,
} from '../costs/costFilters';
import { resolveFilters } from '../costs/resolveFilters';

export interface UnallocatedQuery {
  runs: readonly RunRef[];
  groupBy: UnallocatedBy;
  measure: Measure;
  filters: CostFilters;
  reason?: string;
}

/** Charges of no application that have something in common. */
export interface UnallocatedSum {
  currency: string;
  /** Null in the sum over all keys. */
  key: string | null;
  /** What the bill calls the account; null where it does not, and of other groups. */
  name: string | null;
  amount: string;
  lines: number;
}

const CHARGE_KEYS: Record<UnallocatedBy, string> = {
  account: `coalesce(c.sub_account, '${NONE}')`,
  product: 'c.product',
  reason: `coalesce(c.reason, '${UNKNOWN_REASON}')`,
};

/** A pool is of no account; what it leaves over is so for one reason. */
const POOL_KEYS: Record<UnallocatedBy, string> = {
  account: `'${NONE}'`,
  product: 'p.product',
  reason: `'${POOL_REASON}'`,
};

const NAMES: Record<UnallocatedBy, string> = {
  account: 'c.sub_account_name',
  product: 'null::text',
  reason: 'null::text',
};

/** Limits charges to those that are unallocated for a reason. */
export const whereReason = (
  query: Knex.QueryBuilder,
  column: string,
  reason: string | undefined,
) => {
  if (reason === undefined) return;
  if (reason === UNKNOWN_REASON) query.whereNull(column);
  else query.where(column, reason);
};

const SUMS = `
  select currency, key, name, trim_scale(sum)::text as amount, lines
  from (
    select currency, key, max(name) as name, coalesce(sum(amount), 0) as sum,
      sum(lines)::int as lines
    from :parts part
    group by grouping sets ((currency, key), (currency))
  ) figure
  order by currency, sum desc, key collate "C"`;

/** What is of no application, as a list of work. */
export class UnallocatedReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Sums by key and over all of them, largest first, then by key; currencies apart. */
  async byKey(query: UnallocatedQuery): Promise<UnallocatedSum[]> {
    const { runs, filters, reason } = query;
    if (runs.length === 0) return [];
    const resolved = await resolveFilters(this.#db, filters, runs);
    const isOfPools = reason === undefined || reason === POOL_REASON;
    const parts = this.#db
      .queryBuilder()
      .unionAll(
        isOfPools && !isChargeFiltered(filters)
          ? [this.#charges(query, resolved), this.#pools(query, resolved)]
          : [this.#charges(query, resolved)],
        true,
      );
    const { rows } = await this.#db.raw(SUMS, { parts });
    return rows;
  }

  #charges(
    { runs, groupBy, measure, reason }: UnallocatedQuery,
    resolved: ResolvedFilters,
  ) {
    return this.#db('charge as c')
      .select('c.currency', {
        key: this.#db.raw(CHARGE_KEYS[groupBy]),
        name: this.#db.raw(NAMES[groupBy]),
        amount: `c.${measure}`,
        lines: this.#db.raw('1'),
      })
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .where('c.kind', 'unallocated')
      .modify(applyCostFilters, this.#db, resolved, 'c')
      .modify(whereReason, 'c.reason', reason);
  }

  /** What pools leave over, as a target is not valid: a line each. */
  #pools(
    { runs, groupBy, measure }: UnallocatedQuery,
    resolved: ResolvedFilters,
  ) {
    return this.#db('cost_pool_share as s')
      .join('cost_pool as p', join =>
        join
          .on('p.period', 's.period')
          .andOn('p.run_id', 's.run_id')
          .andOn('p.pool_id', 's.pool_id'),
      )
      .select('p.currency', {
        key: this.#db.raw(POOL_KEYS[groupBy]),
        name: this.#db.raw('null::text'),
        amount: `s.${measure}`,
        lines: this.#db.raw('1'),
      })
      .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
      .whereRaw(`${ownerExpression('s')} = ''`)
      .modify(applyCostFilters, this.#db, resolved, 'p', 's');
  }
}
