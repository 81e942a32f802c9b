import { AnomaliesSection } from '../config';
import { isLeftOut } from './answerSql';

/**
 * How unusual days are told, of the series and days in `target` (series, day):
 *
 * - *Expected* is the median of the same weekday in the days before: weekly season, and nothing that a few
 *   unusual days could move.
 * - *Residuals* are the days before less the median of their weekday; MAD is the median of their sizes.
 * - *Robust z* is 0.6745 · |actual − expected| / MAD: Iglewicz and Hoaglin, "How to Detect and Handle
 *   Outliers" (1993), who call a point an outlier beyond 3.5.
 * - Where MAD is 0, as most days are equal, they take |actual − expected| / (1.253314 · mean deviation) instead.
 *
 * Amounts are exact, and medians are amounts of days, the lower of two; what is derived of them is rounded.
 */
export const WINDOW_DAYS = 56;

/** The third quartile of the normal distribution: MAD divided by it estimates a standard deviation. */
export const NORMAL_QUARTILE = 0.6745;

/** √(π/2): the mean deviation times it estimates a standard deviation. */
const MEAN_DEVIATIONS = 1.253314;

/** Without four of each weekday nothing is expected. */
const LEAST_DAYS = 28;

/** What the sizes of residuals are measured in: MAD, or what it would be where it is 0. */
const SCALE = `case when mad > 0 then mad else ${NORMAL_QUARTILE} * ${MEAN_DEVIATIONS} * mean_deviation end`;

/**
 * @param target - a query of the series and days to judge; it may name the table `run`
 * @returns the first of some common table expressions; the last, `judged`, has
 *   series, day, actual, expected, scale, tolerance
 */
export const judge = (target: string) => `
  with run as (
    select run, first, same from jsonb_to_recordset(cast(:runs as jsonb)) as r (run uuid, first date, same integer[])
  ), target as materialized (${target}),
  series as materialized (
    select distinct on (c.series) c.* from cost_day c join run on run.run = c.run_id
    where c.series in (select t.series from target t)
    order by c.series, run.first desc
  ), known as (
    select s.provider, s.first_day + n as day
    from run join cost_day_span s on s.run_id = run.run
    cross join lateral generate_series(0, s.last_day - s.first_day) n
  ), cost as materialized (
    select c.series, run.first + cast(d.at as integer) - 1 as day, d.cost
    from run join cost_day c on c.run_id = run.run
    cross join lateral unnest(c.days) with ordinality as d (cost, at)
    where c.series in (select t.series from target t) and d.cost <> 0
  ), point as materialized (
    select t.series, t.day as judged, k.day, extract(isodow from k.day) as weekday, coalesce(c.cost, 0) as cost
    from target t join series s using (series)
    join known k on k.provider = s.provider and k.day between t.day - ${WINDOW_DAYS} and t.day
    left join cost c on c.series = t.series and c.day = k.day
    where k.day = t.day or not ${isLeftOut('t.series', 'k.day')}
  ), level as (
    select series, judged, weekday, percentile_disc(0.5) within group (order by cost) as cost
    from point where day < judged group by series, judged, weekday
  ), spread as (
    select p.series, p.judged, count(*) as days, avg(abs(p.cost - l.cost)) as mean_deviation,
      percentile_disc(0.5) within group (order by abs(p.cost - l.cost)) as mad
    from point p join level l using (series, judged, weekday)
    where p.day < p.judged group by p.series, p.judged
  ), measured as (
    select p.series, p.judged as day, p.cost as actual, l.cost as expected, ${SCALE} as scale
    from point p join spread s using (series, judged) join level l using (series, judged, weekday)
    where p.day = p.judged and s.days >= ${LEAST_DAYS}
  ), judged as (
    select *, greatest(
      round(cast(:score as numeric) * scale / ${NORMAL_QUARTILE}, 6), cast(:amount as numeric), cast(:ratio as numeric) * abs(expected)
    ) as tolerance
    from measured
  )`;

/** What makes a day unusual; without z, the amount and the ratio that a difference has to reach. */
export interface Limits {
  score: number;
  amount: string;
  ratio: number;
}

export const toLimits = ({
  score,
  amount,
  percent,
}: Pick<AnomaliesSection, 'score' | 'amount' | 'percent'>): Limits => ({
  score,
  amount: String(amount),
  ratio: percent / 100,
});
