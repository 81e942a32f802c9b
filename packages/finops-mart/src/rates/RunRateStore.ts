import { Knex } from 'knex';
import { MartRun } from '../runs/runTables';

/** What a run converts charges into, and by which rates of its month; null where it converts none. */
export interface RunRates {
  reportingCurrency: string;
  /** What one unit of each currency is worth. */
  rates: ReadonlyMap<string, string>;
}

/** Currencies of the bill that the run has no rate of. */
const MISSING = `
  select b.currency from billed_currency b
  join cost_run r on r.run_id = :run and r.period = b.period
  left join cost_rate x on x.run_id = r.run_id and x.currency = b.currency
  where b.currency <> r.reporting_currency and x.currency is null
  order by b.currency`;

/** The exchange rates of a run: a copy, so that all its parts convert by the same. */
export class RunRateStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Begins a run: says what it converts by, and forgets the currencies that an earlier one found. */
  async save({ id, period }: MartRun, converting: RunRates | null) {
    await this.#db('billed_currency').where({ period }).delete();
    if (!converting) return;
    const { reportingCurrency: reporting_currency, rates } = converting;
    await this.#db('cost_run').where('run_id', id).update({ reporting_currency });
    await this.#db.batchInsert(
      'cost_rate',
      [...rates].map(([currency, rate]) => ({ run_id: id, currency, rate })),
    );
  } // prettier-ignore

  async get({ id }: MartRun): Promise<RunRates | null> {
    const run = await this.#db('cost_run as r')
      .where('r.run_id', id)
      .first('r.reporting_currency');
    if (!run.reporting_currency) return null;
    const rows: { currency: string; rate: string }[] = await this.#db(
      'cost_rate as x',
    )
      .where('x.run_id', id)
      .select('x.currency', this.#db.raw('trim_scale(x.rate)::text as rate'));
    return {
      reportingCurrency: run.reporting_currency,
      rates: new Map(rows.map(({ currency, rate }) => [currency, rate])),
    };
  }

  /** Adds currencies of the bill. Sorted, so that concurrent slices wait and never deadlock. */
  async addBilled({ period }: MartRun, currencies: Iterable<string>) {
    const rows = [...currencies].sort().map(currency => ({ period, currency }));
    if (rows.length > 0)
      await this.#db('billed_currency').insert(rows).onConflict().ignore();
  }

  /** The currencies of the bill that could not be converted. */
  async missing({ id }: MartRun): Promise<string[]> {
    const { rows } = await this.#db.raw(MISSING, { run: id });
    return rows.map(({ currency }: { currency: string }) => currency);
  }
}
