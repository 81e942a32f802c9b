import { holds } from './answerSql';

/** After an answer of `planned` or `no`, the same series and driver is quiet for so many days. */
const MUTED_DAYS = 30;

/**
 * Anomalies: unusual days of a series that follow one another, as their published runs found them. An
 * anomaly is named by its series and first day.
 */
export const ANOMALIES = `
  with flagged as (
    select a.*, a.day - cast(row_number() over (partition by a.series order by a.day) as integer) as island
    from anomaly_day a
    join publication p on p.run_id = a.run_id::text and p.current
  ), grouped as (
    select series, island, min(day) as from_day, max(day) as to_day,
      sum(actual) as actual, sum(expected) as expected, sum(actual - expected) as impact, max(score) as score,
      bool_or(score is null) as unlike_any, count(*)::int as days,
      max(application_id) as application_id, max(rule_id) as rule_id,
      (array_agg(group_id order by day desc))[1] as group_id,
      max(provider) as provider, max(billing_account) as billing_account,
      max(domain) as domain, max(family) as family, max(product) as product, max(currency) as currency
    from flagged group by series, island
  ), part as (
    select f.series, f.island, d.account, max(d.account_name) as account_name, d.resource,
      sum(d.actual) as actual, sum(d.expected) as expected, sum(d.actual - d.expected) as impact,
      case when count(d.by_quantity) = count(*) then sum(d.by_quantity) end as by_quantity,
      case when count(d.by_price) = count(*) then sum(d.by_price) end as by_price
    from flagged f join anomaly_driver d using (run_id, series)
    group by f.series, f.island, d.account, d.resource
  ), driver as (
    select *, row_number() over (partition by series, island order by abs(impact) desc, account, resource) as place
    from part
  ), answered as (
    select g.series, g.island, l.*
    from grouped g cross join lateral (
      select a.answer, a.comment, a.answered_at, a.answered_by from anomaly_answer a
      where a.series = g.series and a.from_day <= g.to_day and a.to_day >= g.from_day
      order by a.answer_no desc limit 1
    ) l
  ), anomaly as (
    select md5(g.series::text || g.from_day::text)::uuid::text as id, g.*, abs(g.impact) as size,
      d.account, d.resource, a.answer, a.comment, a.answered_at, a.answered_by,
      case when a.answer is not null then 'answered'
        when exists (
          select from anomaly_answer m
          where m.series = g.series and m.answer in ('planned', 'no')
            and m.account = d.account and m.resource = d.resource
            and g.from_day > m.to_day and g.from_day <= (m.answered_at at time zone 'UTC')::date + ${MUTED_DAYS}
            and ${holds('m')}
        ) then 'muted' else 'open' end as state
    from grouped g
    left join driver d on d.series = g.series and d.island = g.island and d.place = 1
    left join answered a on a.series = g.series and a.island = g.island
  )`;

/** What drove some anomalies, largest first. */
export const DRIVERS = `
  ${ANOMALIES}
  select a.id, d.account, d.account_name, d.resource,
    trim_scale(d.actual)::text as actual, trim_scale(d.expected)::text as expected,
    trim_scale(d.impact)::text as impact,
    trim_scale(d.by_quantity)::text as by_quantity, trim_scale(d.by_price)::text as by_price
  from anomaly a join driver d using (series, island)
  where a.id = any(cast(:ids as text[])) and d.place <= :most
  order by a.id, d.place`;
