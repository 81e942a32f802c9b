import { Knex } from 'knex';

export interface CompleteThrough {
  provider: string;
  day: string;
}

/**
 * The last day of a bill is one that it may not tell all of, unless it was read long after: providers
 * are done with a day within a few.
 */
const COMPLETE = `
  select provider, to_char(max(day), 'YYYY-MM-DD') as day
  from (
    select c.provider,
      case when (r.known_at at time zone 'UTC')::date - c.last_day > :settled
        then c.last_day else c.last_day - 1 end as day
    from cost_coverage c join cost_run r on r.run_id = c.run_id
    where c.run_id = any(cast(:runs as uuid[]))
  ) complete
  group by provider
  having cast(:to as date) is null or max(day) < cast(:to as date) - 1
  order by day, provider`;

/** After so many days a provider adds nothing to a day any more. */
const SETTLED_DAYS = 5;

/** The days that later bills may still add to. */
export class CoverageReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * The last complete day of each provider whose days before another may still grow.
   * @param runs - of the latest months: a provider that none of them has is billed no more
   * @param to - the day after the last one that is asked for; without it, of every provider
   */
  async completeThrough(
    runs: readonly string[],
    to?: string,
  ): Promise<CompleteThrough[]> {
    const { rows } = await this.#db.raw(COMPLETE, {
      runs: [...runs],
      to: to ?? null,
      settled: SETTLED_DAYS,
    });
    return rows;
  }
}
