import { Knex } from 'knex';

export interface CompleteThrough {
  provider: string;
  day: string;
}

/** The last day of a bill is one that it may not tell all of. */
const COMPLETE = `
  select provider, to_char(max(last_day) - 1, 'YYYY-MM-DD') as day
  from cost_coverage
  where run_id = any(cast(:runs as uuid[]))
  group by provider
  having max(last_day) < cast(:to as date)
  order by day, provider`;

/** The days that later bills may still add to. */
export class CoverageReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * The last complete day of each provider whose days before another may still grow.
   * @param runs - of the latest months: a provider that none of them has is billed no more
   * @param to - the day after the last one that is asked for
   */
  async completeThrough(
    runs: readonly string[],
    to: string,
  ): Promise<CompleteThrough[]> {
    const { rows } = await this.#db.raw(COMPLETE, { runs: [...runs], to });
    return rows;
  }
}
