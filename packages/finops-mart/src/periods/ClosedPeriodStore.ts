import { Knex } from 'knex';

/** A month that nothing is published for. */
export interface ClosedPeriod {
  period: string;
  at: string;
  by: string;
  reason: string;
}

interface Row {
  period: string;
  closed_at: Date;
  closed_by: string;
  reason: string;
}

const toClosedPeriod = (row: Row): ClosedPeriod => ({
  period: row.period,
  at: row.closed_at.toISOString(),
  by: row.closed_by,
  reason: row.reason,
});

/** Which months are closed. */
export class ClosedPeriodStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async all(): Promise<Map<string, ClosedPeriod>> {
    const rows: Row[] = await this.#closed();
    return new Map(rows.map(row => [row.period, toClosedPeriod(row)]));
  }

  async get(period: string): Promise<ClosedPeriod | undefined> {
    const row: Row | undefined = await this.#closed()
      .where('c.period', period)
      .first();
    return row && toClosedPeriod(row);
  }

  async close(period: string, by: string, reason: string): Promise<void> {
    await this.#db('closed_period').insert({
      period,
      closed_at: this.#db.raw('clock_timestamp()'),
      closed_by: by,
      reason,
    });
  }

  async reopen(period: string): Promise<void> {
    await this.#db('closed_period').where({ period }).delete();
  }

  #closed() {
    return this.#db('closed_period as c').select(
      'c.period',
      'c.closed_at',
      'c.closed_by',
      'c.reason',
    );
  }
}
