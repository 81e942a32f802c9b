import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';
import { dailyUsage } from './dailyUsageSql';

const DAILY_USAGE = dailyUsage(':first');

/** What a charge is a part of: the direct cost of an application, or a pool before its split. */
const SERIES = `coalesce(c.application_id, '') as application_id,
  case c.kind when 'indirect' then c.rule_id else '' end as rule_id,
  c.provider, case c.kind when 'indirect' then c.billing_account else '' end as billing_account,
  c.domain, c.family, c.product, c.currency`;

const KEY = 'application_id, rule_id, provider, billing_account, domain, family, product, currency'; // prettier-ignore

const SPAN = `
  insert into cost_day_span (run_id, provider, first_day, last_day)
  select :run, c.provider, min((c.charge_from at time zone 'UTC')::date), max((c.charge_from at time zone 'UTC')::date)
  from charge c
  where c.period = :period and c.run_id = cast(:run as uuid) and ${DAILY_USAGE}
  group by c.provider`;

const SUM = `
  with daily as (
    select ${SERIES}, (c.charge_from at time zone 'UTC')::date as day,
      max(c.group_id) as group_id, sum(c.effective) as cost
    from charge c
    where c.period = :period and c.run_id = cast(:run as uuid) and ${DAILY_USAGE}
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), summed as (
    select ${KEY}, max(group_id) as group_id, array_agg(day) as days, array_agg(cost) as costs,
      count(*) as told, min(cost) as low, max(cost) as high
    from daily group by ${KEY}
  )
  insert into cost_day (run_id, series, ${KEY}, group_id, days, least, most)
  select :run, md5(jsonb_build_array(${KEY})::text)::uuid, ${KEY}, group_id,
    array(
      select coalesce(s.costs[array_position(s.days, cast(:first as date) + n)], 0)
      from generate_series(0, cast(:length as integer) - 1) n order by n
    ),
    case when told > span.last_day - span.first_day then low else least(low, 0) end,
    case when told > span.last_day - span.first_day then high else greatest(high, 0) end
  from summed s join cost_day_span span using (provider)
  where span.run_id = cast(:run as uuid)`;

/** Whatever the order of the series; of a day on which nothing was used, too. */
const DIGEST = `
  insert into cost_day_digest (run_id, day, digest)
  select :run, cast(:first as date) + n, coalesce(sum(hashtextextended(c.series::text || trim_scale(c.days[n + 1])::text || coalesce(c.group_id, ''), 0)::numeric), 0)::text
  from generate_series(0, cast(:length as integer) - 1) n
  left join cost_day c on c.run_id = cast(:run as uuid) and c.days[n + 1] <> 0
  group by n`;

/** Sums of published runs by day: made once, when anomalies are first looked for in the run. */
export class DaySumStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** Which of some runs are not summed yet. One without usage has digests of its days, and nothing else. */
  async missing(runs: readonly RunRef[]): Promise<RunRef[]> {
    const summed: string[] = await this.#trx('cost_day_digest')
      .distinct('run_id')
      .whereIn(
        'run_id',
        runs.map(({ runId }) => runId),
      )
      .pluck('run_id');
    return runs.filter(({ runId }) => !summed.includes(runId));
  }

  /** In a transaction: sums a run, unless somebody else has by now. Returns the number of its series. */
  async sum(run: RunRef): Promise<number> {
    const { runId, period } = run;
    await this.#trx.raw('select pg_advisory_xact_lock(hashtext(?))', [
      `days of ${runId}`,
    ]);
    if ((await this.missing([run])).length === 0) return 0;
    const [year, month] = period.split('-').map(Number);
    const bindings = {
      ...{ run: runId, period, first: `${period}-01` },
      length: new Date(Date.UTC(year, month, 0)).getUTCDate(),
    };
    await this.#trx.raw(SPAN, bindings);
    const { rowCount } = await this.#trx.raw(SUM, bindings);
    await this.#trx.raw(DIGEST, bindings);
    await this.#trx.raw('analyze cost_day');
    return rowCount;
  }
}
