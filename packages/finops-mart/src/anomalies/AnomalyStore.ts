import { addDays } from '@rosetta/contracts/values';
import { Knex } from 'knex';
import { driversSql } from './driverSql';
import { judge, Limits, NORMAL_QUARTILE, WINDOW_DAYS } from './judgeSql';

const WEEK = 7;

/** A published run of the days that are read. */
export interface DayRun {
  period: string;
  runId: string;
}

export interface DayToJudge {
  /** The run that judges. */
  runId: string;
  day: string;
  /** Those whose day is complete. */
  providers: readonly string[];
  /** Of the month of the day, and of those before that the baseline reaches. */
  runs: readonly DayRun[];
  limits: Limits;
}

/** 0 counts where a series has no row of a month. */
const withAbsent = (name: string, aggregate: 'min' | 'max') =>
  `case when count(*) < :months then ${
    aggregate === 'min' ? 'least' : 'greatest'
  }(${aggregate}(${name}), 0) else ${aggregate}(${name}) end`;

/**
 * Series whose day may be unusual: as what is expected is the cost of one of the same weekdays, a day that is
 * nearer than the least amount to both the smallest and the largest of them is not looked at further.
 */
const CANDIDATES = `
  select series, cast(:day as date) as day from (
    select c.series, max(c.provider) as provider,
      coalesce(sum(c.days[extract(day from cast(:day as date))::int]) filter (where run.first = cast(:month as date)), 0) as cost,
      ${withAbsent('s.least', 'min')} as least, ${withAbsent(
  's.most',
  'max',
)} as most
    from cost_day c join run on run.run = c.run_id
    cross join lateral (select min(c.days[at]) as least, max(c.days[at]) as most from unnest(run.same) at) s
    group by c.series
  ) c
  where provider = any(cast(:providers as text[]))
    and greatest(most - cost, cost - least) >= cast(:amount as numeric)`;

/** Which days of a month are the same weekday, in the days before: their numbers in the month. */
const sameWeekdays = (day: string, period: string) =>
  Array.from({ length: WINDOW_DAYS / WEEK }, (_, at) =>
    addDays(day, -WEEK * (at + 1)),
  )
    .filter(each => each.startsWith(period))
    .map(each => Number(each.slice('YYYY-MM-'.length)));

const DETECT = `
  insert into anomaly_day (run_id, day, series, application_id, rule_id, group_id,
    provider, billing_account, domain, family, product, currency, actual, expected, tolerance, score)
  ${judge(CANDIDATES)}
  select :judge, j.day, j.series, nullif(s.application_id, ''), nullif(s.rule_id, ''), s.group_id,
    s.provider, s.billing_account, s.domain, s.family, s.product, s.currency,
    j.actual, j.expected, j.tolerance,
    round(${NORMAL_QUARTILE} * abs(j.actual - j.expected) / nullif(j.scale, 0), 3)::float8
  from judged j join series s using (series)
  where abs(j.actual - j.expected) >= j.tolerance
    and abs(j.actual - j.expected) > cast(:score as numeric) * j.scale / ${NORMAL_QUARTILE}`;

/** Unusual days, as the run of a day finds them. */
export class AnomalyStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Finds the unusual series of a day, and what drove each. Returns their number. */
  async detect(judged: DayToJudge): Promise<number> {
    const { runId, day, providers, runs, limits } = judged;
    const bindings = {
      ...{ judge: runId, day, month: `${day.slice(0, 7)}-01` },
      providers: [...providers],
      months: runs.length,
      periods: runs.map(({ period }) => period),
      ids: runs.map(({ runId: id }) => id),
      runs: JSON.stringify(
        runs.map(({ period, runId: run }) => ({
          ...{ run, first: `${period}-01` },
          same: sameWeekdays(day, period),
        })),
      ),
      ...limits,
    };
    const { rowCount } = await this.#trx.raw(DETECT, bindings);
    if (rowCount > 0) await this.#trx.raw(driversSql, bindings);
    return rowCount;
  }

  async drop(runId: string): Promise<void> {
    await this.#trx('anomaly_day').where('run_id', runId).delete();
  }
}
