import { Knex } from 'knex';

interface ToldOf {
  series: string;
  from: string;
  to: string;
  recipients: readonly string[];
}

/** Who was told of anomalies. */
export class AnomalyNoticeStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The first time counts. */
  async add({ series, from, to, recipients }: ToldOf): Promise<void> {
    await this.#db('anomaly_notice')
      .insert({
        ...{ series, from_day: from, to_day: to },
        recipients: [...recipients],
        told_at: this.#db.raw('clock_timestamp()'),
      })
      .onConflict(['series', 'from_day'])
      .ignore();
  }
}
