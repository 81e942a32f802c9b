import {
  AllocationMethod,
  CostFilters,
  CostKind,
  Measure,
  NONE,
  POOL_REASON,
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
import { whereReason } from '../unallocated/UnallocatedReadModel';
import {
  CHARGE_COLUMNS,
  ChargeColumns,
  poolColumns,
  SHARE_COLUMNS,
} from './lineColumns';
import {
  afterCharge,
  afterShare,
  LineKey,
  LineOrder,
  sortExpression,
} from './lineOrder';

interface LineFilters {
  currency?: string;
  kind?: CostKind;
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

/** A charge, or the share of one application in a pool of charges. */
export interface CostLineRow extends ChargeColumns {
  period: string;
  run_id: string;
  pool_id: string | null;
  is_share: boolean;
  application_id: string | null;
  kind: CostKind;
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
  /** What it is sorted by: see `LineKey`. */
  sort_value: string;
}

/** Who bears what is indirect is asked for: that is known of shares, not of charges. */
const asksForBearers = (filters: ResolvedFilters & LineFilters) =>
  isOwnerFiltered(filters) ||
  filters.kind !== undefined ||
  filters.reason !== undefined;

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
   * those. Ordered by what is sorted by, then by file and row, then by pool and application, all
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
      .select(this.#db.raw(poolColumns(measure)))
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
         left join cost_pool_weight w on line.is_share and w.period = p.period
           and w.run_id = p.run_id and w.weight_set = p.weight_set and w.application_id = line.owner`,
      )
      .orderBy(
        KEY_COLUMNS.map(column => ({ column: `line.${column}`, order })),
      );
  }

  #lines(query: ResolvedQuery): Knex.QueryBuilder {
    const { filters, order, limit } = query;
    const charges = this.#charges(query);
    // A filter of charges holds for no share: an indirect charge is then one line, or none of an owner.
    if (isChargeFiltered(filters) || !asksForBearers(filters)) return charges;
    if (filters.reason === POOL_REASON) return this.#shares(query);
    if (filters.kind === 'direct' || filters.reason || filters.rule === NONE)
      return charges;
    if (filters.kind === 'indirect') return this.#shares(query);
    return this.#db
      .select('*')
      .from(
        this.#db
          .queryBuilder()
          .unionAll([charges, this.#shares(query)], true)
          .as('either'),
      )
      .orderBy(KEY_COLUMNS.map(column => ({ column, order })))
      .limit(limit);
  }

  #charges(query: ResolvedQuery): Knex.QueryBuilder {
    const { filters, runs, limit } = query;
    return this.#db('charge as c')
      .select('c.period', 'c.run_id', 'c.pool_id', 'c.application_id', 'c.kind')
      .select(this.#db.raw(`false as is_share, ${CHARGE_COLUMNS}`))
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
          true as is_share, ${SHARE_COLUMNS}`),
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

  /** Sorts a branch, and starts it after the line where the page before ended. */
  #inOrder(branch: Knex.QueryBuilder, query: ResolvedQuery, table: 'c' | 's') {
    const { sort, order, measure, after } = query;
    const key = sortExpression(sort, measure, table);
    const owner = ownerExpression(table);
    const columns =
      table === 'c' ? [key, 'c.raw_line'] : [key, 's.pool_id', owner];
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
  #amountOf(table: 'c' | 's', { measure }: ResolvedQuery) {
    return this.#db.raw('trim_scale(coalesce(??, 0))::text', [
      `${table}.${measure}`,
    ]);
  }
}
