import { isLeftOut } from './answerSql';
import { dailyUsage } from './dailyUsageSql';
import { WINDOW_DAYS } from './judgeSql';

/** So many of each day are kept: what moved less explains nothing. */
const DRIVERS = 5;

/**
 * What moved most in the unusual days that a run has found, by account and resource. What was expected of
 * each is the median of the same weekdays, as it is of the whole. A difference is of the quantity as far as the price
 * before explains it, and the rest is of the price: (q1 − q0) · p0 + (p1 − p0) · q1.
 */
export const driversSql = `
  insert into anomaly_driver
    (run_id, series, driver_no, account, account_name, resource, actual, expected, by_quantity, by_price)
  with run as (
    select run, first, to_char(first, 'YYYY-MM') as period
    from jsonb_to_recordset(cast(:runs as jsonb)) as r (run uuid, first date)
  ), weekday as (
    select s.provider, s.first_day + n as day
    from run join cost_day_span s on s.run_id = run.run
    cross join lateral generate_series(0, s.last_day - s.first_day) n
    where s.first_day + n between cast(:day as date) - ${WINDOW_DAYS} and cast(:day as date)
      and (cast(:day as date) - (s.first_day + n)) % 7 = 0
  ), line as materialized (
    select a.series, coalesce(c.sub_account, '') as account, c.sub_account_name, coalesce(c.resource, '') as resource,
      (c.charge_from at time zone 'UTC')::date as day, c.effective, c.pricing_quantity, c.pricing_unit
    from anomaly_day a cross join run
    join charge c on c.period = run.period and c.run_id = run.run
      and c.kind = case when a.rule_id is null then 'direct' else 'indirect' end
      and coalesce(c.application_id, '') = coalesce(a.application_id, '')
      and c.rule_id is not distinct from coalesce(a.rule_id, c.rule_id)
      and c.product = a.product and c.provider = a.provider and c.currency = a.currency
      and c.domain = a.domain and c.family = a.family
      and (a.rule_id is null or c.billing_account = a.billing_account)
      and ${dailyUsage('run.first')}
      and c.charge_from >= (cast(:day as timestamp) - interval '${WINDOW_DAYS} days') at time zone 'UTC'
      and c.charge_from < (cast(:day as timestamp) + interval '1 day') at time zone 'UTC'
      and c.period = any(cast(:periods as text[])) and c.run_id = any(cast(:ids as uuid[]))
    where a.run_id = cast(:judge as uuid)
  ), daily as (
    select series, account, max(sub_account_name) as account_name, resource, day, sum(effective) as cost,
      case when count(distinct pricing_unit) = 1 and count(*) = count(pricing_quantity) then sum(pricing_quantity) end as quantity
    from line group by series, account, resource, day
  ), part as (
    select series, account, max(account_name) as account_name, resource from daily group by series, account, resource
  ), point as (
    select p.*, w.day, coalesce(d.cost, 0) as cost, case when d.day is null then 0 else d.quantity end as quantity
    from part p join anomaly_day a on a.run_id = cast(:judge as uuid) and a.series = p.series
    join weekday w on w.provider = a.provider
      and (w.day = a.day or not ${isLeftOut('a.series', 'w.day')})
    left join daily d on d.series = p.series and d.account = p.account and d.resource = p.resource and d.day = w.day
  ), moved as (
    select series, account, max(account_name) as account_name, resource,
      coalesce(max(cost) filter (where day = cast(:day as date)), 0) as cost,
      max(quantity) filter (where day = cast(:day as date)) as quantity,
      percentile_disc(0.5) within group (order by cost) filter (where day < cast(:day as date)) as cost_before,
      percentile_disc(0.5) within group (order by quantity) filter (where day < cast(:day as date)) as quantity_before
    from point group by series, account, resource
  ), explained as (
    select *, case when quantity_before > 0 and quantity is not null
      then round(quantity * cost_before / quantity_before, 12) - cost_before
      when quantity is not null then cost - cost_before end as by_quantity,
      row_number() over (partition by series order by abs(cost - cost_before) desc, account, resource) as driver_no
    from moved where cost <> cost_before
  )
  select :judge, series, driver_no, account, account_name, resource, cost, cost_before,
    by_quantity, cost - cost_before - by_quantity
  from explained where driver_no <= ${DRIVERS}`;
