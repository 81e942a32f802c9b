import { Knex } from 'knex';
import { dailyUsage } from '../anomalies/dailyUsageSql';
import { ownerExpression, RunRef, toRunKeys } from './costFilters';

export interface DailyCostsQuery {
  runs: readonly RunRef[];
  application: string;
  /** Days, half-open. */
  from: string;
  to: string;
}

/** What a provider billed for one day. */
export interface DailyCostRow {
  day: string;
  provider: string;
  currency: string;
  amount: string;
}

const DAILY_USAGE = dailyUsage(`(c.period || '-01')`);

/** Direct cost of applications by day, of what is billed by the day. */
export class DailyCostReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** In order of days; a day without usage has no row. */
  async read({
    runs,
    application,
    from,
    to,
  }: DailyCostsQuery): Promise<DailyCostRow[]> {
    if (runs.length === 0) return [];
    return this.#db('charge as c')
      .select('c.provider', 'c.currency', {
        day: this.#db.raw(
          `to_char(c.charge_from at time zone 'UTC', 'YYYY-MM-DD')`,
        ),
        amount: this.#db.raw('trim_scale(sum(c.effective))::text'),
      })
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .whereRaw(`${ownerExpression('c')} = ?`, [application])
      .where('c.kind', 'direct')
      .whereRaw(DAILY_USAGE)
      .where('c.charge_from', '>=', `${from}T00:00:00Z`)
      .where('c.charge_from', '<', `${to}T00:00:00Z`)
      .groupBy('c.provider', 'c.currency')
      .groupByRaw(`to_char(c.charge_from at time zone 'UTC', 'YYYY-MM-DD')`)
      .orderBy('day');
  }
}
