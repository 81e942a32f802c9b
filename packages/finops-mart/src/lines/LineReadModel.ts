import {
  AllocationMethod,
  CostFilters,
  CostKind,
  LineKind,
  Measure,
  NONE,
  POOL_REASON,
  RestatementCause,
} from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  applyCostFilters,
  isChargeFiltered,
  isOwnerFiltered,
  ownerExpression,
  ResolvedFilters,
  RunRef,
  toRunKeys,
} from '../costs/costFilters';
import { resolveFilters } from '../costs/resolveFilters';
import { restatedRows } from '../restatements/restatedRows';
import { whereReason } from '../unallocated/UnallocatedReadModel';
import {
  ChargeColumns,
  chargeColumns,
  poolColumns,
  RATE_COLUMN,
  RESTATED_COLUMNS,
  RESTATEMENT_COLUMNS,
  SHARE_COLUMNS,
} from './lineColumns';
import {
  afterCharge,
  afterShare,
  AmountTable,
  LineKey,
  LineOrder,
  sortExpression,
} from './lineOrder';

interface LineFilters {
  currency?: string;
  kind?: LineKind;
  /** Why a line is unallocated; only those are. */
  reason?: string;
  /** By which a line is indirect; `none` for what no rule took. */
  rule?: string;
  ruleVersion?: number;
}

export interface LinePageQuery extends LineOrder {
  /** The published runs of the months; no two of them hold the same line. */
  runs: readonly RunRef[];
  measure: Measure;
  filters: CostFilters & LineFilters;
  after?: LineKey;
  limit: number;
}

interface ResolvedQuery extends Omit<LinePageQuery, 'filters'> {
  filters: ResolvedFilters & LineFilters;
}

/** A charge, the share of one application in a pool of charges, or a restatement that was booked. */
export interface CostLineRow extends ChargeColumns {
  period: string;
  run_id: string;
  /** Of a restated line the restatement. */
  pool_id: string | null;
  is_charge: boolean;
  application_id: string | null;
  kind: LineKind;
  amount: string;
  pool_charges: number | null;
  pool_amount: string | null;
  origin_application_id: string | null;
  rule_id: string | null;
  rule_version: number | null;
  rule_name: string | null;
  method: AllocationMethod | null;
  weight: string | null;
  total_weight: string | null;
  ratio: string | null;
  weight_unit: string | null;
  /** The closed month of a restated line, and what it was there. */
  restated_period: string | null;
  restated_kind: CostKind | null;
  why: RestatementCause[] | null;
  booking_reason: string | null;
  booked_by: string | null;
  booked_at: Date | null;
  /** What it is sorted by: see `LineKey`. */
  sort_value: string;
}

/** Limits charges `c`, or pools `p`, to those that a rule took. */
const whereRule = (
  query: Knex.QueryBuilder,
  { rule, ruleVersion }: LineFilters,
  table: 'c' | 'p',
) => {
  if (rule === undefined) return;
  if (rule === NONE) {
    query.whereNot('c.kind', 'indirect');
    return;
  }
  query.where(`${table}.rule_id`, rule);
  if (ruleVersion !== undefined)
    query.where(`${table}.rule_version`, ruleVersion);
  // A rule may take a charge in vain: the charge is then not its own.
  if (table === 'c') query.where('c.kind', 'indirect');
};

const KEY_COLUMNS = ['sort_key', 'raw_line', 'pool_id', 'owner'];

/** The lines behind a figure, a page at a time, over all months at once. */
export class LineReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Each charge once; where it matters who bears the indirect ones, the shares of pools in place of
   * those; and what was booked of closed months. Ordered by what is sorted by, then by file and row, then by pool and application, all
   * in one direction, so that each branch reads an index up to its first `limit` rows.
   */
  async page(query: LinePageQuery): Promise<CostLineRow[]> {
    if (query.runs.length === 0) return [];
    const { currency, kind, reason, rule, ruleVersion, ...filters } =
      query.filters;
    const resolved = await resolveFilters(this.#db, filters, query.runs);
    const { order, measure } = query;
    return this.#db
      .select('line.*', this.#db.raw('line.sort_key::text as sort_value'))
      .select(
        this.#db.raw(
          `${poolColumns(measure)}, ${RESTATEMENT_COLUMNS}, ${RATE_COLUMN}`,
        ),
      )
      .from(
        this.#lines({
          ...query,
          filters: { ...resolved, currency, kind, reason, rule, ruleVersion },
        }).as('line'),
      )
      .joinRaw(
        `left join cost_pool p on p.period = line.period and p.run_id = line.run_id
           and p.pool_id = line.pool_id
         left join cost_rule r on r.run_id = p.run_id and r.rule_id = p.rule_id
           and r.rule_version = p.rule_version
         left join cost_pool_weight w on not line.is_charge and w.period = p.period
           and w.run_id = p.run_id and w.weight_set = p.weight_set and w.application_id = line.owner
         left join cost_rate x on x.run_id = line.run_id and x.currency = line.original_currency
         left join restatement o on line.kind = 'restated' and o.restatement_id = line.pool_id
         left join restatement_booking b on b.booking_id = o.booking_id`,
      )
      .orderBy(
        KEY_COLUMNS.map(column => ({ column: `line.${column}`, order })),
      );
  }

  #lines(query: ResolvedQuery): Knex.QueryBuilder {
    const branches = this.#branches(query);
    if (branches.length === 1) return branches[0];
    const { order, limit } = query;
    return this.#db
      .select('*')
      .from(this.#db.queryBuilder().unionAll(branches, true).as('any'))
      .orderBy(KEY_COLUMNS.map(column => ({ column, order })))
      .limit(limit);
  }

  #branches(query: ResolvedQuery): Knex.QueryBuilder[] {
    const { kind, reason, rule, ...filters } = query.filters;
    const charges = this.#charges(query);
    // A filter of charges holds for nothing else: an indirect charge is then one line, or none of an owner.
    if (isChargeFiltered(filters)) return [charges];
    const isOfRule = rule !== undefined && rule !== NONE;
    // What was booked has neither a rule nor a reason.
    const restated = isOfRule || reason ? undefined : this.#restated(query);
    if (kind === 'restated') return [restated ?? charges];
    if (kind === 'direct') return [charges];
    if (reason === POOL_REASON) return [this.#shares(query)];
    if (reason) return [charges];
    if (kind === 'indirect' && rule !== NONE) return [this.#shares(query)];
    const isOfShares = kind !== undefined || isOwnerFiltered(filters);
    const shares = isOfShares && rule !== NONE ? [this.#shares(query)] : [];
    return [charges, ...shares, (kind === undefined && restated) || []].flat();
  }

  #charges(query: ResolvedQuery): Knex.QueryBuilder {
    const { filters, runs, limit, measure } = query;
    return this.#db('charge as c')
      .select('c.period', 'c.run_id', 'c.pool_id', 'c.application_id', 'c.kind')
      .select(this.#db.raw(`true as is_charge, ${chargeColumns(measure)}`))
      .select({ amount: this.#amountOf('c', query) })
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .modify(q => {
        if (filters.currency) q.where('c.currency', filters.currency);
        if (filters.kind) q.where('c.kind', filters.kind);
        if (filters.reason) q.where('c.kind', 'unallocated');
        if (isOwnerFiltered(filters)) q.whereNot('c.kind', 'indirect');
        whereReason(q, 'c.reason', filters.reason);
        whereRule(q, filters, 'c');
      })
      .modify(applyCostFilters, this.#db, filters, 'c')
      .modify(q => this.#inOrder(q, query, 'c'))
      .limit(limit);
  }

  #shares(query: ResolvedQuery): Knex.QueryBuilder {
    const { filters, runs, limit } = query;
    return this.#db('cost_pool_share as s')
      .join('cost_pool as p', join =>
        join
          .on('p.period', 's.period')
          .andOn('p.run_id', 's.run_id')
          .andOn('p.pool_id', 's.pool_id'),
      )
      .select('s.period', 's.run_id', 's.pool_id')
      .select(
        this.#db.raw(`nullif(s.application_id, '') as application_id,
          case s.application_id when '' then 'unallocated' else 'indirect' end as kind,
          false as is_charge, ${SHARE_COLUMNS}`),
      )
      .select({ amount: this.#amountOf('s', query) })
      .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
      .modify(q => {
        if (filters.currency) q.where('p.currency', filters.currency);
        whereRule(q, filters, 'p');
        if (filters.kind === 'indirect') q.whereNot('s.application_id', '');
        if (filters.kind === 'unallocated' || filters.reason) q.whereRaw(`${ownerExpression('s')} = ''`); // prettier-ignore
      })
      .modify(applyCostFilters, this.#db, filters, 'p', 's')
      .modify(q => this.#inOrder(q, query, 's'))
      .limit(limit);
  }

  /** What is booked into the months. */
  #restated(query: ResolvedQuery): Knex.QueryBuilder | undefined {
    const { filters, runs, limit } = query;
    const rows = restatedRows(this.#db, runs);
    if (!rows) return undefined;
    return this.#db
      .from(rows.as('r'))
      .select('r.period', 'r.run_id', { pool_id: 'r.restatement_id' })
      .select(
        this.#db.raw(
          `r.application_id, 'restated' as kind, false as is_charge, ${RESTATED_COLUMNS}`,
        ),
      )
      .select({ amount: this.#amountOf('r', query) })
      .modify(q => {
        if (filters.currency) q.where('r.currency', filters.currency);
      })
      .modify(applyCostFilters, this.#db, filters, 'r')
      .modify(q => this.#inOrder(q, query, 'r'))
      .limit(limit);
  }

  /** Sorts a branch, and starts it after the line where the page before ended. */
  #inOrder(
    branch: Knex.QueryBuilder,
    query: ResolvedQuery,
    table: AmountTable,
  ) {
    const { sort, order, measure, after } = query;
    const key = sortExpression(sort, measure, table);
    const owner = ownerExpression(table);
    const columns = {
      c: [key, 'c.raw_line'],
      s: [key, 's.pool_id', owner],
      r: [key, 'r.restatement_id', owner],
    }[table];
    branch
      .select(this.#db.raw(`${key} as sort_key, ${owner} as owner`))
      .orderByRaw(columns.map(column => `${column} ${order}`).join(', '));
    if (!after) return;
    const { sql, bindings } =
      table === 'c'
        ? afterCharge(columns, query, after)
        : afterShare(columns, query, after);
    branch.whereRaw(sql, bindings);
  }

  /** A line without the measure counts 0. */
  #amountOf(table: AmountTable, { measure }: ResolvedQuery) {
    return this.#db.raw('trim_scale(coalesce(??, 0))::text', [
      `${table}.${measure}`,
    ]);
  }
}
