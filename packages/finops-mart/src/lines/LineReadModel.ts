import { CostFilters, CostKind, Measure } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { applyCostFilters, RunRef } from '../costs/costFilters';

/** The key of a line within one run; pages continue after it. */
export interface LineKey {
  rawLine: string;
  application: string;
}

export interface LinePageQuery {
  run: RunRef;
  measure: Measure;
  filters: CostFilters & { currency?: string; kind?: CostKind };
  after?: LineKey;
  limit: number;
}

/** A charge, or the share of one application in an indirect charge. */
export interface CostLineRow {
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
}

const CHARGE_COLUMNS = [
  'raw_line', 'charge_from', 'charge_to', 'currency', 'provider',
  'billing_account', 'resource', 'product', 'charge_category', 'tags',
].map(column => `c.${column}`); // prettier-ignore

const NO_RULE_COLUMNS = `null::text as rule_id, null::integer as rule_version, null::text as method,
  null::text as weight, null::text as total_weight, null::text as ratio`;
const RULE_COLUMNS = `s.rule_id, s.rule_version, s.method, trim_scale(s.weight)::text as weight,
  trim_scale(s.total_weight)::text as total_weight, trim_scale(s.ratio)::text as ratio`;

/** The lines behind a figure, in the order of the raw store: one page of one run. */
export class LineReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Ordered by file and row, then by application; each branch reads only its first `limit` rows. */
  async page(query: LinePageQuery): Promise<CostLineRow[]> {
    return this.#db
      .queryBuilder()
      .unionAll([this.#charges(query), this.#shares(query)], true)
      .orderBy(['raw_line', 'application_id'])
      .limit(query.limit);
  }

  #charges(query: LinePageQuery) {
    const amount = this.#measureOf('c', query);
    return this.#from(query)
      .whereNot('c.kind', 'indirect')
      .select('c.application_id', 'c.kind', { amount, charge_amount: amount })
      .select(this.#db.raw(NO_RULE_COLUMNS))
      .modify(applyCostFilters, this.#db, query.filters, 'c')
      .modify(q => {
        if (query.after) q.where('c.raw_line', '>', query.after.rawLine);
      })
      .orderBy('c.raw_line');
  }

  #shares(query: LinePageQuery) {
    return this.#from(query)
      .join('charge_share as s', join =>
        join
          .on('s.period', 'c.period')
          .andOn('s.run_id', 'c.run_id')
          .andOn('s.raw_line', 'c.raw_line'),
      )
      .where('s.period', query.run.period)
      .where('s.run_id', query.run.runId)
      .select('s.application_id', 'c.kind', {
        amount: this.#measureOf('s', query),
        charge_amount: this.#measureOf('c', query),
      })
      .select(this.#db.raw(RULE_COLUMNS))
      .modify(applyCostFilters, this.#db, query.filters, 'c', 's')
      .modify(q => {
        if (query.after)
          q.whereRaw('(s.raw_line, s.application_id) > (?, ? collate "C")', [
            query.after.rawLine,
            query.after.application,
          ]);
      })
      .orderBy(['s.raw_line', 's.application_id']);
  }

  #from({ run, filters, limit }: LinePageQuery) {
    return this.#db('charge as c')
      .select(CHARGE_COLUMNS)
      .where('c.period', run.period)
      .where('c.run_id', run.runId)
      .modify(q => {
        if (filters.currency) q.where('c.currency', filters.currency);
        if (filters.kind) q.where('c.kind', filters.kind);
      })
      .limit(limit);
  }

  /** A line without the measure counts 0. */
  #measureOf(table: 'c' | 's', { measure }: LinePageQuery) {
    return this.#db.raw('trim_scale(coalesce(??, 0))::text', [
      `${table}.${measure}`,
    ]);
  }
}
