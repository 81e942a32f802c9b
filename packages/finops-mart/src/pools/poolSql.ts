import { Measure } from '@rosetta/contracts/finops';
import { chargeColumns, RATE_COLUMN } from '../lines/lineColumns';
import { SPLIT } from './splitSql';

export const POOL = `
  select p.origin_application_id, p.provider, p.billing_account, p.domain, p.family, p.product,
    p.charge_category, p.charge_class, p.charge_month, p.currency, p.charges,
    trim_scale(p.billed)::text as billed, trim_scale(p.effective)::text as effective,
    trim_scale(p.list)::text as list, trim_scale(p.contracted)::text as contracted,
    trim_scale(p.total_weight)::text as total_weight,
    r.rule_id, r.rule_version, r.name as rule_name, r.method, r.basis,
    w.source_period, w.source_run_id
  from cost_pool p
  join cost_rule r on r.run_id = p.run_id and r.rule_id = p.rule_id and r.rule_version = p.rule_version
  join cost_weight_source w on w.run_id = p.run_id and w.month = p.charge_month
  where p.period = :period and p.run_id = cast(:run as uuid) and p.pool_id = cast(:pool as uuid)`;

export const POOL_SHARES = `
  select nullif(s.application_id, '') as application_id, s.group_id,
    trim_scale(w.weight)::text as weight, trim_scale(w.ratio)::text as ratio,
    trim_scale(:measure:)::text as amount
  from cost_pool_share s
  join cost_pool p on p.period = s.period and p.run_id = s.run_id and p.pool_id = s.pool_id
  join cost_pool_weight w on w.period = p.period and w.run_id = p.run_id
    and w.weight_set = p.weight_set and w.application_id = s.application_id
  where s.period = :period and s.run_id = cast(:run as uuid) and s.pool_id = cast(:pool as uuid)
  order by :measure: desc, s.application_id`;

const CHARGES_OF_POOL = `
  from charge c
  where c.period = :period and c.run_id = cast(:run as uuid) and c.pool_id = cast(:pool as uuid)`;

const pageOf = (measure: Measure) => `
  select c.line_hash, c.line_rank, coalesce(:measure:, 0) as value, ${chargeColumns(
    measure,
  )}
  ${CHARGES_OF_POOL}
    and (cast(:hash as uuid) is null or (c.line_hash, c.line_rank) > (cast(:hash as uuid), cast(:rank as integer)))
  order by c.line_hash, c.line_rank limit :limit`;

const WITH_RATE = `left join cost_rate x on x.run_id = cast(:run as uuid) and x.currency = c.original_currency`;

export const poolCharges = (measure: Measure) => `
  select c.*, trim_scale(c.value)::text as amount, ${RATE_COLUMN}
  from (${pageOf(measure)}) c ${WITH_RATE} order by c.line_hash, c.line_rank`;

/** Units are running totals: number 0 is that of the charges before the page. */
export const poolChargeShares = (measure: Measure) => `
  with page as materialized (${pageOf(measure)}),
  before as (
    select coalesce(sum(:measure:), 0) as amount ${CHARGES_OF_POOL}
      and (c.line_hash, c.line_rank) <= (cast(:hash as uuid), cast(:rank as integer))
  ),
  numbered as materialized (
    select p.*, row_number() over wanted as unit,
      (select amount from before) + sum(value) over wanted as running
    from page p window wanted as (order by line_hash, line_rank)
  ),
  pool as (
    select weight_set, ${measure}_decimals as decimals from cost_pool
    where period = :period and run_id = cast(:run as uuid) and pool_id = cast(:pool as uuid)
  ),
  unit as materialized (
    select unit, weight_set, running as amount, decimals from numbered cross join pool
    union all
    select 0, weight_set, before.amount, decimals from before cross join pool
  ),
  weight as materialized (
    select w.weight_set, w.application_id, w.weight
    from cost_pool_weight w join pool using (weight_set)
    where w.period = :period and w.run_id = cast(:run as uuid)
  ), ${SPLIT},
  borne as (
    select unit, share - lag(share) over (order by unit) as share
    from split where application_id = :application
  )
  select c.*, trim_scale(c.value)::text as amount, trim_scale(borne.share)::text as share, ${RATE_COLUMN}
  from numbered c join borne using (unit) ${WITH_RATE} order by c.line_hash, c.line_rank`;
