import { SPLIT } from '../pools/splitSql';
import { asText, CHARGE_DIMENSIONS, PART_ROW, SUMMABLE } from './focusColumns';

const [MEASURES, QUANTITIES] = [SUMMABLE.slice(0, 4), SUMMABLE.slice(4)];

/** Decimals of the quantum in which each measure and quantity of each of these pools is split. */
export const POOL_DECIMALS = `
  select p.pool_id, ${[
    ...MEASURES.map(column => `p.${column}_decimals as ${column}`),
    ...QUANTITIES.map(column => `q.${column}`),
  ].join(', ')}
  from cost_pool p
  join (
    select c.pool_id, ${QUANTITIES.map(
      column => `greatest(max(min_scale(c.${column})), 12) as ${column}`,
    ).join(', ')}
    from charge c
    where c.period = :period and c.run_id = cast(:run as uuid) and c.pool_id = any(cast(:pools as uuid[]))
    group by c.pool_id
  ) q on q.pool_id = p.pool_id
  where p.period = :period and p.run_id = cast(:run as uuid)`;

const values = (write: (column: string) => string) =>
  SUMMABLE.map(column => `('${column}', ${write(column)})`).join(', ');

/**
 * A page of the charges of a pool, a row for each of them and each application that is asked for.
 * The part of a charge is the split of the running total up to it, less the split before it, of each
 * measure and quantity; `:before` holds the totals before the page.
 */
export const POOL_PARTS = `
  with page as materialized (
    select c.line_hash, c.line_rank, ${CHARGE_DIMENSIONS},
      ${SUMMABLE.map(column => `c.${column}`).join(', ')},
      row_number() over (order by c.line_hash, c.line_rank) as number
    from charge c
    where c.period = :period and c.run_id = cast(:run as uuid) and c.pool_id = cast(:pool as uuid)
      and (cast(:hash as uuid) is null
        or (c.line_hash, c.line_rank) > (cast(:hash as uuid), cast(:rank as integer)))
    order by c.line_hash, c.line_rank limit :limit
  ),
  pool as (
    select * from cost_pool
    where period = :period and run_id = cast(:run as uuid) and pool_id = cast(:pool as uuid)
  ),
  before as (
    select b.key as name, b.value::numeric as amount, (cast(:decimals as jsonb) ->> b.key)::integer as decimals
    from jsonb_each_text(cast(:before as jsonb)) b
  ),
  running as materialized (
    select 0 as number, name, amount, decimals from before
    union all
    select page.number, v.name,
      before.amount + sum(coalesce(v.value, 0)) over (partition by v.name order by page.number),
      before.decimals
    from page cross join lateral (values ${values(
      column => `page.${column}`,
    )}) v (name, value)
    join before on before.name = v.name
  ),
  -- Equal totals are split once.
  unit as materialized (
    select row_number() over () as unit, pool.weight_set, total.amount, total.decimals
    from (select distinct amount, decimals from running) total cross join pool
  ),
  weight as materialized (
    select w.weight_set, w.application_id, w.weight
    from cost_pool_weight w join pool using (weight_set)
    where w.period = :period and w.run_id = cast(:run as uuid)
  ), ${SPLIT},
  borne as (
    select r.number, r.name, s.application_id,
      s.share - lag(s.share) over (partition by r.name, s.application_id order by r.number) as share
    from running r
    join unit u on u.amount = r.amount and u.decimals = r.decimals
    join split s using (unit)
    where s.application_id = any(cast(:applications as text[]))
  ),
  part as (
    select number, application_id, ${SUMMABLE.map(
      column => `sum(share) filter (where name = '${column}') as ${column}`,
    ).join(', ')}
    from borne where number > 0 group by number, application_id
  ),
  totals as (
    select number, jsonb_object_agg(name, trim_scale(amount)::text) as running from running group by number
  )
  select c.line_hash, c.line_rank, totals.running, ${PART_ROW}, ${CHARGE_DIMENSIONS},
    ${SUMMABLE.map(column =>
      asText(
        `case when c.${column} is not null then part.${column} end`,
        column,
      ),
    ).join(', ')}
  from page c
  join totals on totals.number = c.number
  cross join pool p
  join part on part.number = c.number
  join cost_pool_share s on s.period = :period and s.run_id = cast(:run as uuid)
    and s.pool_id = p.pool_id and s.application_id = part.application_id
  join cost_pool_weight w on w.period = :period and w.run_id = cast(:run as uuid)
    and w.weight_set = p.weight_set and w.application_id = s.application_id
  left join cost_rate x on x.run_id = cast(:run as uuid) and x.currency = c.original_currency
  order by c.number, s.application_id`;
