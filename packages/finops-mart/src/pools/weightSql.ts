/**
 * What pools are split by. Each statement fills a temporary table that the next ones join, as a
 * query over all at once would be planned without knowing how large its parts are.
 */

/** What was consumed in the runs that months weigh by; the run's own is not attached yet. */
export const CONSUMED = `
  create temporary table consumed on commit drop as
  select month, application_id, product, metric, sum(quantity) as quantity
  from (
    select s.month, c.application_id, c.product, c.metric, c.quantity
    from cost_weight_source s
    join consumption c on c.period = s.source_period and c.run_id = s.source_run_id
    where s.run_id = :run and s.source_run_id <> :run
    union all
    select s.month, c.application_id, c.product, c.metric, c.quantity
    from cost_weight_source s cross join :consumption: c
    where s.run_id = :run and s.source_run_id = :run
  ) quantity
  group by month, application_id, product, metric`;

/** Direct costs of the runs that months weigh by. */
export const DIRECT = `
  create temporary table direct on commit drop as
  select s.month, d.application_id, d.currency, d.charge_category, d.effective
  from cost_weight_source s join direct_cost d on d.run_id = s.source_run_id
  where s.run_id = :run`;

export const BEARING = `
  create temporary table bearing on commit drop as
  select month, application_id, group_id, owners, attributes
  from cost_application where run_id = :run`;

/**
 * Pools of one month and currency or product have the same weights, where their rules split alike:
 * a hundred rules over all applications by direct cost are weighed once.
 */
export const POOL_SETS = `
  create temporary table pool_set on commit drop as
  select pool_id, rule_id, rule_version, charge_month, currency, product,
    md5(jsonb_build_array(method, basis, targets, coefficients, charge_month, currency, product)::text)::uuid as weight_set
  from (
    select p.pool_id, p.rule_id, p.rule_version, p.charge_month, r.method, r.basis, r.targets, r.coefficients,
      case when r.basis like 'direct-cost%' then p.currency end as currency,
      case when r.basis like 'consumption:%' and exists (
        select from consumed c
        where c.month = p.charge_month and c.metric = substr(r.basis, 13) and c.product = p.product
      ) then p.product end as product
    from :pool: p
    join cost_rule r on r.run_id = :run and r.rule_id = p.rule_id and r.rule_version = p.rule_version
  ) pool`;

/** What each set is split by: that of any of its rules. */
export const WEIGHT_SETS = `
  create temporary table weight_sets on commit drop as
  select distinct on (s.weight_set) s.weight_set, s.charge_month, s.currency, s.product,
    r.method, r.basis, r.targets, r.coefficients, coalesce((r.targets -> 'all')::boolean, false) as to_all
  from pool_set s
  join cost_rule r on r.run_id = :run and r.rule_id = s.rule_id and r.rule_version = s.rule_version
  order by s.weight_set`;

/** The applications that each set is for. */
export const TARGETS = `
  create temporary table target on commit drop as
  with used as (select weight_set, charge_month, targets from weight_sets where method <> 'fixed')
  select u.weight_set, a.application_id, a.group_id
  from used u cross join lateral jsonb_array_elements_text(u.targets -> 'applications') id
  join bearing a on a.month = u.charge_month and a.application_id = id
  union
  select u.weight_set, a.application_id, a.group_id
  from used u cross join lateral jsonb_array_elements_text(u.targets -> 'groups') id
  join bearing a on a.month = u.charge_month and id = any(a.owners)
  union
  select u.weight_set, a.application_id, a.group_id
  from used u
  join bearing a on a.month = u.charge_month
    and a.attributes ->> (u.targets #>> '{attribute,name}') = u.targets #>> '{attribute,value}'
  union
  select u.weight_set, a.application_id, a.group_id
  from used u
  join bearing a on a.month = u.charge_month
  where (u.targets -> 'all')::boolean`;

/** Negative weights and zeros are none. */
export const WEIGHTS = `
  create temporary table weight on commit drop as
  with active as (
    select month, application_id from direct
    group by month, application_id, currency having sum(effective) <> 0
    union
    select month, application_id from consumed where quantity <> 0
  )
  select s.weight_set, t.application_id, t.group_id, 1::numeric as weight
  from weight_sets s join target t using (weight_set)
  where s.method = 'even' and (not s.to_all
    or (s.charge_month, t.application_id) in (select month, application_id from active))
  union all
  select s.weight_set, t.application_id, t.group_id, sum(d.effective)
  from weight_sets s
  join target t using (weight_set)
  join direct d on d.month = s.charge_month
    and d.application_id = t.application_id and d.currency = s.currency
  where s.method = 'proportional' and case s.basis
    when 'direct-cost' then d.charge_category not in ('Tax', 'Credit')
    else d.charge_category = any(string_to_array(substr(s.basis, 13), ',')) end
  group by s.weight_set, t.application_id, t.group_id having sum(d.effective) > 0
  union all
  select s.weight_set, t.application_id, t.group_id, sum(c.quantity)
  from weight_sets s
  join target t using (weight_set)
  join consumed c on c.month = s.charge_month and c.metric = substr(s.basis, 13)
    and c.application_id = t.application_id and (s.product is null or c.product = s.product)
  where s.method = 'proportional' and s.basis like 'consumption:%'
  group by s.weight_set, t.application_id, t.group_id having sum(c.quantity) > 0
  union all
  select s.weight_set, coalesce(a.application_id, ''), a.group_id, sum(f.value::numeric)
  from weight_sets s cross join lateral jsonb_each_text(s.coefficients) f
  left join bearing a on a.month = s.charge_month
    and a.application_id = f.key
  where s.method = 'fixed'
  group by s.weight_set, coalesce(a.application_id, ''), a.group_id
  having sum(f.value::numeric) > 0`;

/** Pools whose set has no weight keep none. */
export const GIVE_WEIGHTS = `
  update :pool: p set weight_set = s.weight_set, total_weight = w.total, targets = w.targets
  from pool_set s join (
    select weight_set, sum(weight) as total, count(*) as targets from weight group by weight_set
  ) w using (weight_set)
  where p.pool_id = s.pool_id`;
