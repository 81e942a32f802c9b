import {
  CostFilters,
  Measure,
  NONE,
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
import { TARGET_NOT_VALID } from '../lines/lineColumns';
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

const KEYS: Record<UnallocatedBy, string> = {
  account: `coalesce(c.sub_account, '${NONE}')`,
  product: 'c.product',
  reason: `coalesce(c.reason, '${UNKNOWN_REASON}')`,
};

const NAMES: Record<UnallocatedBy, string> = {
  account: 'c.sub_account_name',
  product: 'null::text',
  reason: 'null::text',
};

/** Charges of a pool share no account. */
const SHARE_KEYS: Record<UnallocatedBy, string> = {
  account: `'${NONE}'`,
  product: 'p.product',
  reason: `'${TARGET_NOT_VALID}'`,
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

/** What is of no application, as a list of work. */
export class UnallocatedReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Sums by key and over all of them, largest first, then by key; currencies apart. */
  async byKey(query: UnallocatedQuery): Promise<UnallocatedSum[]> {
    if (query.runs.length === 0) return [];
    const resolved = await resolveFilters(this.#db, query.filters, query.runs);
    const sums = this.#db
      .from(this.#lines(query, resolved).as('line'))
      .select('line.currency', 'line.key', {
        name: this.#db.raw('max(line.name)'),
        sum: this.#db.raw('coalesce(sum(line.amount), 0)'),
        lines: this.#db.raw('sum(line.lines)::int'),
      })
      .groupByRaw('grouping sets ((1, 2), (1))');
    return this.#db
      .select('s.currency', 's.key', 's.name', 's.lines', {
        amount: this.#db.raw('trim_scale(s.sum)::text'),
      })
      .from(sums.as('s'))
      .orderByRaw('s.currency, s.sum desc, s.key collate "C"');
  }

  #lines(query: UnallocatedQuery, resolved: ResolvedFilters) {
    const charges = this.#charges(query, resolved);
    const { reason } = query;
    // A filter of charges holds for no share.
    if (isChargeFiltered(resolved)) return charges;
    if (reason !== undefined && reason !== TARGET_NOT_VALID) return charges;
    return this.#db
      .queryBuilder()
      .unionAll([charges, this.#shares(query, resolved)], true);
  }

  #charges(
    { runs, groupBy, measure, reason }: UnallocatedQuery,
    resolved: ResolvedFilters,
  ): Knex.QueryBuilder {
    return this.#db('charge as c')
      .select('c.currency', {
        key: this.#db.raw(KEYS[groupBy]),
        name: this.#db.raw(NAMES[groupBy]),
        amount: `c.${measure}`,
        lines: this.#db.raw('1'),
      })
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .where('c.kind', 'unallocated')
      .modify(applyCostFilters, this.#db, resolved, 'c')
      .modify(whereReason, 'c.reason', reason);
  }

  /** What stays unallocated of pools: its charges are no lines of their own here. */
  #shares(
    { runs, groupBy, measure }: UnallocatedQuery,
    resolved: ResolvedFilters,
  ): Knex.QueryBuilder {
    return this.#db('cost_pool_share as s')
      .joinRaw(
        'join cost_pool p on p.period = s.period and p.run_id = s.run_id and p.pool_id = s.pool_id',
      )
      .select('p.currency', {
        key: this.#db.raw(SHARE_KEYS[groupBy]),
        name: this.#db.raw('null::text'),
        amount: `s.${measure}`,
        lines: 'p.charges',
      })
      .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
      .whereRaw(`${ownerExpression('s')} = ''`)
      .modify(applyCostFilters, this.#db, resolved, 'p', 's');
  }
}
