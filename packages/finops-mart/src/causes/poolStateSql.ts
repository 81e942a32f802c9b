import { SPLIT } from '../pools/splitSql';
import { ORDER } from './moveSql';

const digestsOf = (run: 'other' | 'run') => `
  select weight_set, md5(string_agg(
    jsonb_build_array(application_id, trim_scale(weight))::text, ' ' order by application_id collate "C")) as digest
  from cost_pool_weight where period = :period and run_id = cast(:${run} as uuid)
  group by weight_set`;

const poolsOf = (run: 'other' | 'run') => `
  select p.pool_id, p.currency, p.effective, p.effective_decimals as decimals, p.weight_set, d.digest
  from cost_pool p left join (${digestsOf(run)}) d using (weight_set)
  where p.period = :period and p.run_id = cast(:${run} as uuid)`;

/**
 * Pools after each of the causes: 0 as they were, and the last one as they are. Their weights change
 * with the last cause; until then they are split as they were, or as they are, where they were not there.
 * What agrees in total and weights with a run has its shares, and is not split again.
 */
export const POOL_STATES = `
  create temporary table pool_state on commit drop as
  with pool as materialized (
    select pool_id, coalesce(n.currency, w.currency) as currency,
      coalesce(w.effective, 0) as before, coalesce(n.effective, 0) as after,
      coalesce(n.decimals, w.decimals) as decimals, w.pool_id is not null as was_there,
      coalesce(w.weight_set, n.weight_set) as weight_set,
      w.digest is null or n.digest is null or w.digest = n.digest as is_weighed_alike,
      w.digest is distinct from n.digest or w.effective <> n.effective or w.decimals <> n.decimals as differs
    from (${poolsOf('other')}) w full join (${poolsOf('run')}) n using (pool_id)
  ),
  moved as (
    select pool_id, array_position(${ORDER}, cause) as state, sum(amount) as amount
    from move where pool_id is not null group by pool_id, cause
  ),
  total as (
    select p.*, state, p.before
      + sum(coalesce(m.amount, 0)) over (partition by pool_id order by state) as amount
    from pool p
    cross join generate_series(0, cardinality(${ORDER})) state
    left join moved m using (pool_id, state)
    where p.differs or p.pool_id in (select pool_id from moved)
  )
  select pool_id, currency, state, amount, was_there, weight_set, greatest(decimals, min_scale(amount)) as decimals,
    case
      when state = cardinality(${ORDER}) then 'run'
      when amount = before then 'other'
      when amount = after and is_weighed_alike then 'run'
      else 'split'
    end as source
  from total`;

export const UNITS = `
  create temporary table unit on commit drop as
  select row_number() over ()::integer as unit, pool_id, amount, decimals, concat(was_there, weight_set) as weight_set
  from (
    select distinct pool_id, amount, decimals, was_there, weight_set from pool_state where source = 'split'
  ) state`;

export const WEIGHTS = `
  create temporary table weight on commit drop as
  select concat(s.was_there, s.weight_set) as weight_set, w.application_id, w.weight
  from (select distinct was_there, weight_set from pool_state where source = 'split') s
  join cost_pool_weight w on w.period = :period and w.weight_set = s.weight_set
    and w.run_id = case when s.was_there then cast(:other as uuid) else cast(:run as uuid) end`;

const sharesOf = (run: 'other' | 'run') => `
  select p.currency, p.state, s.application_id, s.effective as share
  from pool_state p
  join cost_pool_share s on s.period = :period and s.run_id = cast(:${run} as uuid) and s.pool_id = p.pool_id
  where p.source = '${run}'`;

/** What applications bear of these pools after each cause. */
export const BORNE = `
  create temporary table borne on commit drop as
  with ${SPLIT}
  select currency, state, application_id, sum(share) as amount
  from (
    ${sharesOf('other')}
    union all
    ${sharesOf('run')}
    union all
    select p.currency, p.state, s.application_id, s.share
    from pool_state p
    join unit u on u.pool_id = p.pool_id and u.amount = p.amount
    join split s using (unit)
    where p.source = 'split'
  ) share
  group by currency, state, application_id`;
