import { CostFilters, CostKind, Measure } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { narrow, RunOfPeriod } from '../costs/scope';

/** Where a page of lines stopped, within one run. */
export interface LineAddress {
  rawLine: string;
  application: string;
}

export interface LineQuery {
  run: RunOfPeriod;
  measure: Measure;
  filters: CostFilters & { currency?: string; kind?: CostKind };
  after?: LineAddress;
  limit: number;
}

/** A charge that is not shared out, or one application's share of one that is. */
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

const CHARGE = [
  'raw_line', 'charge_from', 'charge_to', 'currency', 'provider',
  'billing_account', 'resource', 'product', 'charge_category', 'tags',
].map(column => `c.${column}`); // prettier-ignore

const NO_RULE = `null::text as rule_id, null::integer as rule_version, null::text as method,
  null::text as weight, null::text as total_weight, null::text as ratio`;
const RULE = `s.rule_id, s.rule_version, s.method, trim_scale(s.weight)::text as weight,
  trim_scale(s.total_weight)::text as total_weight, trim_scale(s.ratio)::text as ratio`;

/** The lines behind a figure, by their place in the raw store: one run, one page at a time. */
export class LineReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** In the order of the files, then by application; each branch needs only its first `limit`. */
  async page(query: LineQuery): Promise<CostLineRow[]> {
    return this.#db
      .queryBuilder()
      .unionAll([this.#charges(query), this.#shares(query)], true)
      .orderBy(['raw_line', 'application_id'])
      .limit(query.limit);
  }

  #charges(query: LineQuery) {
    const amount = this.#amount('c', query);
    return this.#from(query)
      .whereNot('c.kind', 'indirect')
      .select('c.application_id', 'c.kind', { amount, charge_amount: amount })
      .select(this.#db.raw(NO_RULE))
      .modify(narrow, this.#db, query.filters, 'c')
      .modify(q => {
        if (query.after) q.where('c.raw_line', '>', query.after.rawLine);
      })
      .orderBy('c.raw_line');
  }

  #shares(query: LineQuery) {
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
        amount: this.#amount('s', query),
        charge_amount: this.#amount('c', query),
      })
      .select(this.#db.raw(RULE))
      .modify(narrow, this.#db, query.filters, 'c', 's')
      .modify(q => {
        if (query.after)
          q.whereRaw('(s.raw_line, s.application_id) > (?, ? collate "C")', [
            query.after.rawLine,
            query.after.application,
          ]);
      })
      .orderBy(['s.raw_line', 's.application_id']);
  }

  #from({ run, filters, limit }: LineQuery) {
    return this.#db('charge as c')
      .select(CHARGE)
      .where('c.period', run.period)
      .where('c.run_id', run.runId)
      .modify(q => {
        if (filters.currency) q.where('c.currency', filters.currency);
        if (filters.kind) q.where('c.kind', filters.kind);
      })
      .limit(limit);
  }

  /** A line that lacks the measure counts 0 in it. */
  #amount(table: 'c' | 's', { measure }: LineQuery) {
    return this.#db.raw('trim_scale(coalesce(??, 0))::text', [
      `${table}.${measure}`,
    ]);
  }
}
