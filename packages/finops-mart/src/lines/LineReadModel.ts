import { CostFilters, CostKind, Measure } from '@rosetta/contracts/finops';
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
import { keyType, LineKey, LineOrder, sortExpression } from './lineOrder';

interface LineFilters {
  currency?: string;
  kind?: CostKind;
  /** Why a line is unallocated; only those are. */
  reason?: string;
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

/** A charge, or the share of one application in an indirect charge. */
export interface CostLineRow {
  period: string;
  run_id: string;
  raw_line: string;
  charge_from: Date;
  charge_to: Date;
  application_id: string | null;
  kind: CostKind;
  amount: string;
  charge_amount: string;
  currency: string;
  provider: string;
  billing_account: string;
  sub_account: string | null;
  sub_account_name: string | null;
  region_id: string | null;
  resource: string | null;
  product: string;
  charge_category: string;
  charge_class: string | null;
  invoice_id: string | null;
  sku_id: string | null;
  pricing_quantity: string | null;
  pricing_unit: string | null;
  consumed_quantity: string | null;
  consumed_unit: string | null;
  commitment_discount_id: string | null;
  commitment_discount_type: string | null;
  commitment_discount_category: string | null;
  commitment_discount_status: string | null;
  commitment_discount_quantity: string | null;
  commitment_discount_unit: string | null;
  /** Why it is unallocated; null too in runs of before it was kept. */
  reason: string | null;
  tags: Record<string, string> | null;
  rule_id: string | null;
  rule_version: number | null;
  method: 'even' | 'fixed' | 'proportional' | null;
  weight: string | null;
  total_weight: string | null;
  ratio: string | null;
  /** What it is sorted by: see `LineKey`. */
  sort_value: string;
}

const CHARGE_COLUMNS = [
  'period', 'run_id', 'raw_line', 'charge_from', 'charge_to', 'currency',
  'provider', 'billing_account', 'sub_account', 'sub_account_name', 'region_id', 'resource',
  'product', 'charge_category', 'charge_class', 'invoice_id', 'sku_id', 'pricing_unit',
  'consumed_unit', 'commitment_discount_id', 'commitment_discount_type',
  'commitment_discount_category', 'commitment_discount_status', 'commitment_discount_unit',
  'reason', 'tags',
].map(column => `c.${column}`); // prettier-ignore

const QUANTITIES = [
  'pricing_quantity', 'consumed_quantity', 'commitment_discount_quantity',
]
  .map(column => `trim_scale(c.${column})::text as ${column}`)
  .join(', '); // prettier-ignore

const NO_RULE_COLUMNS = `null::text as rule_id, null::integer as rule_version, null::text as method,
  null::text as weight, null::text as total_weight, null::text as ratio`;
const RULE_COLUMNS = `s.rule_id, s.rule_version, s.method, trim_scale(s.weight)::text as weight,
  trim_scale(s.total_weight)::text as total_weight, trim_scale(s.ratio)::text as ratio`;

/** The lines behind a figure, a page at a time, over all months at once. */
export class LineReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Ordered by what is sorted by, then by file and row, then by application, all in one
   * direction, so that each branch reads an index up to its first `limit` rows.
   */
  async page(query: LinePageQuery): Promise<CostLineRow[]> {
    if (query.runs.length === 0) return [];
    const { currency, kind, reason, ...filters } = query.filters;
    const resolved: ResolvedQuery = {
      ...query,
      filters: {
        ...(await resolveFilters(this.#db, filters, query.runs)),
        currency,
        kind,
        reason,
      },
    };
    // A filter of charges holds for no share: an indirect charge is then one line, or none of an owner.
    const branches = isChargeFiltered(filters)
      ? [this.#charges(resolved, !isOwnerFiltered(filters))]
      : [this.#charges(resolved), this.#shares(resolved)];
    const lines = this.#db.queryBuilder().unionAll(branches, true).as('line');
    const { order } = query;
    return this.#db
      .select('line.*', this.#db.raw('line.sort_key::text as sort_value'))
      .from(lines)
      .orderBy([
        { column: 'line.sort_key', order },
        { column: 'line.raw_line', order },
        { column: 'line.owner', order },
      ])
      .limit(query.limit);
  }

  #charges(query: ResolvedQuery, withIndirect = false) {
    const amount = this.#measureOf('c', query);
    return this.#from(query)
      .modify(q => {
        if (!withIndirect) q.whereNot('c.kind', 'indirect');
      })
      .select('c.application_id', 'c.kind', { amount, charge_amount: amount })
      .select(this.#db.raw(NO_RULE_COLUMNS))
      .modify(applyCostFilters, this.#db, query.filters, 'c')
      .modify(q => this.#inOrder(q, query, 'c'));
  }

  #shares(query: ResolvedQuery) {
    return this.#from(query)
      .join('charge_share as s', join =>
        join
          .on('s.period', 'c.period')
          .andOn('s.run_id', 'c.run_id')
          .andOn('s.raw_line', 'c.raw_line'),
      )
      .whereIn(['s.period', 's.run_id'], toRunKeys(query.runs))
      .select('s.application_id', 'c.kind', {
        amount: this.#measureOf('s', query),
        charge_amount: this.#measureOf('c', query),
      })
      .select(this.#db.raw(RULE_COLUMNS))
      .modify(applyCostFilters, this.#db, query.filters, 'c', 's')
      .modify(q => this.#inOrder(q, query, 's'));
  }

  #from({ runs, filters, limit }: ResolvedQuery) {
    return this.#db('charge as c')
      .select(CHARGE_COLUMNS)
      .select(this.#db.raw(QUANTITIES))
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .modify(q => {
        if (filters.currency) q.where('c.currency', filters.currency);
        if (filters.kind) q.where('c.kind', filters.kind);
        if (filters.reason) q.where('c.kind', 'unallocated');
        whereReason(q, 'c.reason', filters.reason);
      })
      .limit(limit);
  }

  /** Sorts a branch, and starts it after the line where the page before ended. */
  #inOrder(
    branch: Knex.QueryBuilder,
    { sort, order, measure, after }: ResolvedQuery,
    table: 'c' | 's',
  ) {
    const key = sortExpression(sort, measure, table);
    const owner = ownerExpression(table);
    // A charge that is not shared is one line: its owner does not tell it from others.
    const columns = [key, `${table}.raw_line`, ...(table === 's' ? [owner] : [])]; // prettier-ignore
    branch
      .select(this.#db.raw(`${key} as sort_key, ${owner} as owner`))
      .orderByRaw(columns.map(column => `${column} ${order}`).join(', '));
    if (!after) return;
    const { value, rawLine, application } = after;
    const sign = order === 'asc' ? '>' : '<';
    const places = [`?::${keyType(sort)}`, '?::bigint', '? collate "C"'];
    branch.whereRaw(
      `(${columns.join(', ')}) ${sign} (${places.slice(0, columns.length).join(', ')})`, // prettier-ignore
      [value, rawLine, application].slice(0, columns.length),
    );
  }

  /** A line without the measure counts 0. */
  #measureOf(table: 'c' | 's', { measure }: ResolvedQuery) {
    return this.#db.raw('trim_scale(coalesce(??, 0))::text', [
      `${table}.${measure}`,
    ]);
  }
}
