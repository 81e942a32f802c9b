import { CostFilters, CostKind, Measure } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  applyCostFilters,
  ownerExpression,
  RunRef,
  toRunKeys,
} from '../costs/costFilters';
import { keyType, LineKey, LineOrder, sortExpression } from './lineOrder';

export interface LinePageQuery extends LineOrder {
  /** The published runs of the months; no two of them hold the same line. */
  runs: readonly RunRef[];
  measure: Measure;
  filters: CostFilters & { currency?: string; kind?: CostKind };
  after?: LineKey;
  limit: number;
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
  resource: string | null;
  product: string;
  charge_category: string;
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
  'provider', 'billing_account', 'resource', 'product', 'charge_category', 'tags',
].map(column => `c.${column}`); // prettier-ignore

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
    const lines = this.#db
      .queryBuilder()
      .unionAll([this.#charges(query), this.#shares(query)], true)
      .as('line');
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

  #charges(query: LinePageQuery) {
    const amount = this.#measureOf('c', query);
    return this.#from(query)
      .whereNot('c.kind', 'indirect')
      .select('c.application_id', 'c.kind', { amount, charge_amount: amount })
      .select(this.#db.raw(NO_RULE_COLUMNS))
      .modify(applyCostFilters, this.#db, query.filters, 'c')
      .modify(q => this.#inOrder(q, query, 'c'));
  }

  #shares(query: LinePageQuery) {
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

  #from({ runs, filters, limit }: LinePageQuery) {
    return this.#db('charge as c')
      .select(CHARGE_COLUMNS)
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .modify(q => {
        if (filters.currency) q.where('c.currency', filters.currency);
        if (filters.kind) q.where('c.kind', filters.kind);
      })
      .limit(limit);
  }

  /** Sorts a branch, and starts it after the line where the page before ended. */
  #inOrder(
    branch: Knex.QueryBuilder,
    { sort, order, measure, after }: LinePageQuery,
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
  #measureOf(table: 'c' | 's', { measure }: LinePageQuery) {
    return this.#db.raw('trim_scale(coalesce(??, 0))::text', [
      `${table}.${measure}`,
    ]);
  }
}
