import { CostFilters, GroupBy, Measure } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { UNALLOCATED } from '@rosetta/contracts/finops';
import { narrow, RunOfPeriod } from './scope';

export interface CostQuery {
  /** Runs of the window, and of the window of the same length just before. */
  runs: readonly RunOfPeriod[];
  /** First month of the window; runs before it are the previous window's. */
  from: string;
  /** How many months the window has. */
  months: number;
  groupBy: GroupBy;
  measure: Measure;
  filters: CostFilters;
}

interface Sums {
  currency: string;
  amount: string;
  direct: string;
  indirect: string;
  unallocated: string;
  /** Lines that lack the measure. */
  incomplete: number;
}

export interface KeySums extends Sums {
  key: string;
  previous: string;
  /** (amount − previous) / |previous|; null when previous is 0. */
  change: number | null;
}

export interface CurrencySums extends Omit<KeySums, 'key'> {
  /** Whether the window itself has lines in this currency. */
  present: boolean;
}

export interface MonthSums extends Sums {
  key: string;
  month: string;
}

type KeyRow = KeySums & CurrencySums & { is_total: boolean };

/** Lines that lack a measure; every line has the other two. */
const LACKING: Record<Measure, string> = {
  list: 's.lines_without_list',
  contracted: 's.lines_without_contracted',
  effective: '0',
  billed: '0',
};

/** A month of the previous window stands beside the month it is compared with. */
const MONTH_KEY = `case when s.period >= :from then s.period
  else to_char((s.period || '-01')::date + make_interval(months => :months), 'YYYY-MM')
  end`;

const KEYS: Record<GroupBy, string> = {
  domain: 's.domain',
  family: 's.family',
  product: 's.product',
  application: `coalesce(s.application_id, '${UNALLOCATED}')`,
  group: `coalesce(s.group_id, '${UNALLOCATED}')`,
  month: MONTH_KEY,
};

const amountOf = (condition: string) =>
  `coalesce(sum(amount) filter (where ${condition}), 0)`;

const AMOUNTS = `
  ${amountOf('in_window')} as amount,
  ${amountOf(`in_window and kind = 'direct'`)} as direct,
  ${amountOf(`in_window and kind = 'indirect'`)} as indirect,
  ${amountOf(`in_window and kind = 'unallocated'`)} as unallocated,
  coalesce(sum(lacking) filter (where in_window), 0)::int as incomplete`;

const TEXTS = `trim_scale(amount)::text as amount, trim_scale(direct)::text as direct,
  trim_scale(indirect)::text as indirect, trim_scale(unallocated)::text as unallocated,
  incomplete`;

/** What cost nothing in the window is no item of it: what it cost before is in the total's `previous` alone. */
const BY_KEY = `
  select currency, key, is_total, present, ${TEXTS},
    trim_scale(previous)::text as previous,
    ((amount - previous) / abs(nullif(previous, 0)))::float8 as change
  from (
    select currency, key, grouping(key) = 1 as is_total, bool_or(in_window) as present,
      ${AMOUNTS}, ${amountOf('not in_window')} as previous
    from :lines line
    group by grouping sets ((currency, key), (currency))
  ) item
  where present or is_total
  order by currency, item.amount desc, key collate "C"`;

const BY_MONTH = `
  select currency, key, period as month, ${TEXTS}
  from (
    select currency, key, period, ${AMOUNTS}
    from :lines line
    group by currency, key, period
  ) item
  order by currency, sum(item.amount) over (partition by currency, key) desc,
    key collate "C", period`;

const toPairs = (runs: readonly RunOfPeriod[]) =>
  runs.map(({ period, runId }) => [period, runId]);

/** Costs by one dimension: every figure of the pages that is not a single line. */
export class CostReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Sums by key, largest first, then by key; and over all keys. Currencies apart. */
  async byKey(query: CostQuery) {
    const rows = await this.#read<KeyRow>(BY_KEY, query);
    const items: KeySums[] = rows.filter(row => !row.is_total);
    const totals: CurrencySums[] = rows.filter(row => row.is_total);
    return { items, totals };
  }

  /** Sums by key and month: the key with the largest sum first, its months in order. */
  async byMonth(query: CostQuery): Promise<MonthSums[]> {
    return this.#read<MonthSums>(BY_MONTH, query);
  }

  /** Who was billed, in any of these runs. */
  async billingAccounts(runs: readonly RunOfPeriod[]): Promise<string[]> {
    return this.#db('cost_summary')
      .distinct('billing_account')
      .whereIn(['period', 'run_id'], toPairs(runs))
      .orderBy('billing_account')
      .pluck('billing_account');
  }

  async #read<Row>(sql: string, query: CostQuery): Promise<Row[]> {
    if (query.runs.length === 0) return [];
    const { rows } = await this.#db.raw(sql, { lines: this.#lines(query) });
    return rows;
  }

  #lines({ runs, from, months, groupBy, measure, filters }: CostQuery) {
    return this.#db('cost_summary as s')
      .select('s.period', 's.currency', 's.kind', {
        amount: `s.${measure}`,
        lacking: this.#db.raw(LACKING[measure]),
        key: this.#db.raw(KEYS[groupBy], { from, months }),
        in_window: this.#db.raw('s.period >= ?', [from]),
      })
      .whereIn(['s.period', 's.run_id'], toPairs(runs))
      .modify(narrow, this.#db, filters, 's');
  }
}
