import {
  CostFilters,
  Measure,
  NONE,
  UNKNOWN_REASON,
  UnallocatedBy,
} from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { applyCostFilters, RunRef, toRunKeys } from '../costs/costFilters';
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
  account: 'max(c.sub_account_name)',
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

/** What is of no application, as a list of work. */
export class UnallocatedReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Sums by key and over all of them, largest first, then by key; currencies apart. */
  async byKey(query: UnallocatedQuery): Promise<UnallocatedSum[]> {
    const { runs, groupBy, measure, filters, reason } = query;
    if (runs.length === 0) return [];
    const resolved = await resolveFilters(this.#db, filters, runs);
    const sums = this.#db('charge as c')
      .select('c.currency', {
        key: this.#db.raw(KEYS[groupBy]),
        name: this.#db.raw(NAMES[groupBy]),
        sum: this.#db.raw('coalesce(sum(??), 0)', [`c.${measure}`]),
        lines: this.#db.raw('count(*)::int'),
      })
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .where('c.kind', 'unallocated')
      .modify(applyCostFilters, this.#db, resolved, 'c')
      .modify(whereReason, 'c.reason', reason)
      .groupByRaw('grouping sets ((1, 2), (1))');
    return this.#db
      .select('s.currency', 's.key', 's.name', 's.lines', {
        amount: this.#db.raw('trim_scale(s.sum)::text'),
      })
      .from(sums.as('s'))
      .orderByRaw('s.currency, s.sum desc, s.key collate "C"');
  }
}
