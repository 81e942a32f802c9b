import { Knex } from 'knex';
import { holds } from './answerSql';

/** Days of a series that people say are unusual indeed: nothing is expected by them. */
export interface LeftOut {
  answer: string;
  from: string;
  to: string;
}

/** The answers that say `yes`, and hold. */
const LEFT_OUT = `
  select a.answer_no::text as answer, to_char(a.from_day, 'YYYY-MM-DD') as from, to_char(a.to_day, 'YYYY-MM-DD') as to
  from anomaly_answer a
  where a.answer = 'yes' and ${holds('a')}
  order by a.answer_no`;

/** What decides which days are judged, and from what, besides the costs themselves. */
export class AnomalyInputReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Of each day of some runs that are summed, a digest of its costs. */
  async digests(runIds: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.#db.raw(
      `select to_char(d.day, 'YYYY-MM-DD') as day, d.digest from cost_day_digest d
       where d.run_id = any(cast(:runs as uuid[]))`,
      { runs: [...runIds] },
    );
    return new Map(
      rows.map(({ day, digest }: Record<string, string>) => [day, digest]),
    );
  }

  async leftOut(): Promise<LeftOut[]> {
    const { rows } = await this.#db.raw(LEFT_OUT);
    return rows;
  }
}
