import { GroupBy, Measure } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  applyCostFilters,
  CostScope,
  RunRef,
  toRunKeys,
  withoutChargeFilters,
} from './costFilters';
import { costRows } from './costRows';
import { restatedRows } from '../restatements/restatedRows';
import { namesIn, resolveFilters, runsToReadByCharge } from './resolveFilters';

export interface CostSumsQuery {
  /** Runs of the months, and of as many months just before. */
  runs: readonly RunRef[];
  /** First month; runs before it are of the previous period. */
  from: string;
  /** How many months there are from then on. */
  months: number;
  groupBy: GroupBy;
  measure: Measure;
  filters: CostScope;
}

interface Sums {
  currency: string;
  amount: string;
  direct: string;
  indirect: string;
  unallocated: string;
  restated: string;
  /** Lines without the measure. */
  incomplete: number;
}

export interface KeySums extends Sums {
  key: string;
  previous: string;
  /** (amount − previous) / |previous|; null when previous is 0. */
  change: number | null;
}

export interface CurrencySums extends Omit<KeySums, 'key'> {
  /** Whether the months themselves have lines in this currency, not only those before. */
  inRange: boolean;
}

export interface MonthSums extends Sums {
  key: string;
  month: string;
}

type KeyRow = KeySums & CurrencySums & { is_total: boolean };

const sumWhere = (condition: string) =>
  `coalesce(sum(amount) filter (where ${condition}), 0)`;

const AMOUNT_COLUMNS = `
  ${sumWhere('in_range')} as amount,
  ${sumWhere(`in_range and kind = 'direct'`)} as direct,
  ${sumWhere(`in_range and kind = 'indirect'`)} as indirect,
  ${sumWhere(`in_range and kind = 'unallocated'`)} as unallocated,
  ${sumWhere(`in_range and kind = 'restated'`)} as restated,
  coalesce(case when grouping(key) = 1
    then sum(incomplete_once) filter (where in_range)
    else sum(incomplete) filter (where in_range) end, 0)::int as incomplete`;

const AMOUNTS_AS_TEXT = `trim_scale(amount)::text as amount, trim_scale(direct)::text as direct,
  trim_scale(indirect)::text as indirect, trim_scale(unallocated)::text as unallocated,
  trim_scale(restated)::text as restated, incomplete`;

/**
 * Millions of rows are added up once, by all that tells amounts apart: what is made of the few sums is
 * then for free.
 */
const summedBy = (...columns: string[]) => `(
    select ${columns.join(', ')}, kind, in_range, sum(amount) as amount,
      sum(incomplete) as incomplete, sum(incomplete_once) as incomplete_once
    from :lines line
    group by ${columns.join(', ')}, kind, in_range
  )`;

/** A key without cost in the months is no item; its previous cost counts in the total only. */
const SUMS_BY_KEY = `
  select currency, key, is_total, "inRange", ${AMOUNTS_AS_TEXT},
    trim_scale(previous)::text as previous,
    ((amount - previous) / abs(nullif(previous, 0)))::float8 as change
  from (
    select currency, key, grouping(key) = 1 as is_total, bool_or(in_range) as "inRange",
      ${AMOUNT_COLUMNS}, ${sumWhere('not in_range')} as previous
    from ${summedBy('currency', 'key')} line
    group by grouping sets ((currency, key), (currency))
  ) item
  where "inRange" or is_total
  order by currency, item.amount desc, key collate "C"`;

const SUMS_BY_MONTH = `
  select currency, key, period as month, ${AMOUNTS_AS_TEXT}
  from (
    select currency, key, period, ${AMOUNT_COLUMNS}
    from ${summedBy('currency', 'key', 'period')} line
    group by currency, key, period
  ) item
  order by currency, sum(item.amount) over (partition by currency, key) desc,
    key collate "C", period`;

/** Costs by one dimension: every figure on the pages except single lines. */
export class CostReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Sums by key, largest first, then by key; and over all keys. Currencies apart. */
  async byKey(query: CostSumsQuery) {
    const rows = await this.#read<KeyRow>(SUMS_BY_KEY, query);
    const items: KeySums[] = rows.filter(row => !row.is_total);
    const totals: CurrencySums[] = rows.filter(row => row.is_total);
    return { items, totals };
  }

  /** Sums by key and month: the key with the largest sum first, its months in order. */
  async byMonth(query: CostSumsQuery): Promise<MonthSums[]> {
    return this.#read<MonthSums>(SUMS_BY_MONTH, query);
  }

  /** Providers in any of these runs. */
  providers(runs: readonly RunRef[]) {
    return namesIn(this.#db, 'provider', runs);
  }

  /** Charge categories in any of these runs. */
  chargeCategories(runs: readonly RunRef[]) {
    return namesIn(this.#db, 'charge_category', runs);
  }

  /** Billing accounts in any of these runs. */
  async billingAccounts(runs: readonly RunRef[]): Promise<string[]> {
    return this.#db('cost_summary')
      .distinct('billing_account')
      .whereIn(['period', 'run_id'], toRunKeys(runs))
      .orderBy('billing_account')
      .pluck('billing_account');
  }

  /** The indirect cost that the filters of charges leave out where an owner is asked for. */
  async indirectExcluded({
    runs,
    from,
    measure,
    filters: { application: _, group: __, ...filters },
  }: CostSumsQuery): Promise<{ currency: string; amount: string }[]> {
    const current = runs.filter(({ period }) => period >= from);
    const resolved = await resolveFilters(this.#db, filters, current);
    return this.#db('charge as s')
      .select('s.currency', {
        amount: this.#db.raw('trim_scale(coalesce(sum(??), 0))::text', [
          `s.${measure}`,
        ]),
      })
      .whereIn(['s.period', 's.run_id'], toRunKeys(current))
      .where('s.kind', 'indirect')
      .modify(applyCostFilters, this.#db, resolved, 's')
      .groupBy('s.currency');
  }

  /** The restated cost that the filters of charges leave out. */
  async restatedExcluded({
    runs,
    from,
    measure,
    filters,
  }: CostSumsQuery): Promise<{ currency: string; amount: string }[]> {
    const current = runs.filter(({ period }) => period >= from);
    const rows = restatedRows(this.#db, current);
    if (!rows) return [];
    const resolved = await resolveFilters(
      this.#db,
      withoutChargeFilters(filters),
      current,
    );
    return this.#db
      .from(rows.as('s'))
      .select('s.currency', {
        amount: this.#db.raw('trim_scale(sum(??))::text', [`s.${measure}`]),
      })
      .modify(applyCostFilters, this.#db, resolved, 's')
      .groupBy('s.currency');
  }

  async #read<Row>(sql: string, query: CostSumsQuery): Promise<Row[]> {
    if (query.runs.length === 0) return [];
    const { filters, runs } = query;
    const resolved = await resolveFilters(this.#db, filters, runs);
    const byName = resolved.providers || resolved.chargeCategories;
    const byCharge = byName ? await runsToReadByCharge(this.#db, runs) : [];
    const { rows } = await this.#db.raw(sql, {
      lines: costRows(this.#db, query, resolved, byCharge),
    });
    return rows;
  }
}
