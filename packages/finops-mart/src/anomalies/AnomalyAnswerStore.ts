import { Knex } from 'knex';

export type StoredAnswer = 'yes' | 'no' | 'planned';

export interface AnswerToAdd {
  series: string;
  /** The days that were seen. */
  from: string;
  to: string;
  account: string;
  resource: string;
  answer: StoredAnswer;
  comment: string | null;
  by: string;
}

/** What people say of anomalies. */
export class AnomalyAnswerStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Lets others answer for the series once the transaction has ended. */
  async lock(series: string): Promise<void> {
    await this.#trx.raw('select pg_advisory_xact_lock(hashtext(?))', [
      `answer ${series}`,
    ]);
  }

  async add({ from, to, by, ...answer }: AnswerToAdd): Promise<void> {
    await this.#trx('anomaly_answer').insert({
      ...answer,
      from_day: from,
      to_day: to,
      answered_by: by,
      answered_at: this.#trx.raw('clock_timestamp()'),
    });
  }
}
