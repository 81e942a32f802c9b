import { Knex } from 'knex';

/** Of which currency, for bills of which month. */
export interface RateKey {
  currency: string;
  month: string;
}

export interface ExchangeRate extends RateKey {
  /** What one unit is worth in the reporting currency. */
  rate: string;
  updatedBy: string;
  updatedAt: string;
}

export interface RateFilters {
  /** A window of months, half-open. */
  from?: string;
  to?: string;
  currency?: string;
}

export interface RatePageQuery extends RateFilters {
  reportingCurrency: string;
  /** The last rate of the page before. */
  after?: RateKey;
  limit: number;
}

interface RateRow extends RateKey {
  rate: string;
  updated_at: Date;
  updated_by: string;
}

const toRate = (row: RateRow): ExchangeRate => ({
  currency: row.currency,
  month: row.month,
  rate: row.rate,
  updatedBy: row.updated_by,
  updatedAt: row.updated_at.toISOString(),
});

/** The exchange rates that admins keep. */
export class ExchangeRateReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** A page of rates, newest month first, then by currency. */
  async page({ limit, after, ...query }: RatePageQuery): Promise<ExchangeRate[]> {
    const rows: RateRow[] = await this.#standing(query)
      .modify(q => {
        if (after)
          q.whereRaw('(x.month < :month or (x.month = :month and x.currency > :currency))', { ...after });
      })
      .orderBy([{ column: 'x.month', order: 'desc' }, 'x.currency'])
      .limit(limit);
    return rows.map(toRate);
  } // prettier-ignore

  /** The rates of each of these months, by currency. */
  async ofMonths(
    reportingCurrency: string,
    months: readonly string[],
  ): Promise<Map<string, Map<string, string>>> {
    const rows: RateRow[] = await this.#standing({ reportingCurrency })
      .whereIn('x.month', months)
      .orderBy(['x.month', 'x.currency']);
    const rates = new Map(months.map(month => [month, new Map<string, string>()]));
    for (const { month, currency, rate } of rows)
      rates.get(month)!.set(currency, rate);
    return rates;
  } // prettier-ignore

  /** What bills of the months are in and has no rate: newest month first, then by currency. */
  async missing({
    reportingCurrency,
    ...filters
  }: RateFilters & { reportingCurrency: string }): Promise<RateKey[]> {
    const known = this.#standing({ reportingCurrency }).as('x');
    return this.#db('billed_currency as b')
      .select('b.currency', { month: 'b.period' })
      .leftJoin(known, join =>
        join.on('x.month', 'b.period').andOn('x.currency', 'b.currency'),
      )
      .whereNull('x.currency')
      .whereNot('b.currency', reportingCurrency)
      .modify(query => {
        if (filters.from) query.where('b.period', '>=', filters.from);
        if (filters.to) query.where('b.period', '<', filters.to);
        if (filters.currency) query.where('b.currency', filters.currency);
      })
      .orderBy([{ column: 'b.period', order: 'desc' }, 'b.currency']);
  }

  /** The last change of each month and currency, but for those that were removed. */
  #standing({
    reportingCurrency,
    from,
    to,
    currency,
  }: RateFilters & { reportingCurrency: string }) {
    const latest = this.#db('exchange_rate as c')
      .distinctOn('c.month', 'c.currency')
      .select('c.month', 'c.currency', 'c.rate', 'c.updated_at', 'c.updated_by')
      .where('c.reporting_currency', reportingCurrency)
      .modify(query => {
        if (from) query.where('c.month', '>=', from);
        if (to) query.where('c.month', '<', to);
        if (currency) query.where('c.currency', currency);
      })
      .orderBy(['c.month', 'c.currency', { column: 'c.change_no', order: 'desc' }]); // prettier-ignore
    return this.#db
      .from(latest.as('x'))
      .select('x.month', 'x.currency', 'x.updated_at', 'x.updated_by')
      .select(this.#db.raw('trim_scale(x.rate)::text as rate'))
      .whereNotNull('x.rate');
  }
}
