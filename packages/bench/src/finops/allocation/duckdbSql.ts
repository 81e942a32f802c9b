/**
 * The split of CONTRACT.md "Pools" in DuckDB's SQL, in whole quanta of 10^-12: sums of charges by
 * pool, weights by direct cost, and D'Hondt's rule over them. An application gets the places that it
 * has for certain, and the few that are left go by rank.
 */
export const POOLS = `
  create table pool as
  select pool_id, sum(billed) as billed, sum(effective) as effective, sum(list) as list, sum(contracted) as contracted
  from charge where pool_id is not null group by pool_id`;

export const WEIGHTS = `
  create table weight as
  select application_id, sum(effective) as weight
  from charge where application_id is not null and charge_category not in ('Tax', 'Credit')
  group by application_id having sum(effective) > 0`;

const UNITS = `
  unit as (
    select pool_id, measure, sign(amount)::hugeint as sign, abs(amount) as quanta
    from (unpivot pool on billed, effective, list, contracted into name measure value amount)
  )`;

const TOTAL = `
  total as (
    select sum(weight) as total, count(*) as targets, max(weight) as largest,
      greatest(floor(count(*) / 2.0 - 2 * sqrt(count(*))), 0)::hugeint as below,
      least(ceil(count(*) / 2.0 + 2 * sqrt(count(*))), count(*))::hugeint as above
    from weight
  )`;

const BRACKETS = `
  placed as (
    select pool_id, measure, sign, quanta,
      sum(quanta * weight // total) as at_zero,
      sum((quanta + below) * weight // total) as at_below,
      sum((quanta + above) * weight // total) as at_above
    from unit cross join total cross join weight
    where quanta > 0 group by pool_id, measure, sign, quanta
  ),
  bracket as (
    select placed.*, total, targets, largest,
      case when at_below > quanta then 0 when at_above < quanta then above else below end as low,
      case when at_below > quanta then below when at_above < quanta then targets else above end as high,
      quanta - case when at_below > quanta then at_zero when at_above < quanta then at_above else at_below end as remaining
    from placed cross join total
  )`;

const PLACES = `
  place as (
    select b.pool_id, b.measure, b.sign, b.quanta, b.remaining, b.total, b.largest, w.application_id, w.weight,
      (b.quanta + b.low) * w.weight // b.total as sure,
      (b.quanta + b.high) * w.weight // b.total as most
    from bracket b cross join weight w
  ),
  candidate as (
    select *, unnest(range(sure::bigint + 1, most::bigint + 1)) as k from place where most > sure
  ),
  ranked as (
    select pool_id, measure, application_id, remaining,
      row_number() over (
        partition by pool_id, measure
        -- total k / weight, less the quanta. Two that differ do so by at least 2 / the largest weight.
        order by (k * total - quanta * weight) * largest // weight, application_id, k
      ) as rank
    from candidate
  ),
  won as (
    select pool_id, measure, application_id, count(*) as places
    from ranked where rank <= remaining group by pool_id, measure, application_id
  )`;

export const SHARES = `
  create table share as
  with ${UNITS}, ${TOTAL}, ${BRACKETS}, ${PLACES}
  select pool_id, application_id,
    sum(amount) filter (where measure = 'billed') as billed,
    sum(amount) filter (where measure = 'effective') as effective,
    sum(amount) filter (where measure = 'list') as list,
    sum(amount) filter (where measure = 'contracted') as contracted
  from (
    select p.pool_id, p.measure, p.application_id, p.sign * (p.sure + coalesce(won.places, 0)) as amount
    from place p left join won using (pool_id, measure, application_id)
    union all
    select u.pool_id, u.measure, w.application_id, 0 from unit u cross join weight w where u.quanta = 0
  ) amounts
  group by pool_id, application_id`;

/** Shares that the two don't have alike. */
export const DIFFERENCES = `
  select count(*) from share s full join published p using (pool_id, application_id)
  where (s.billed, s.effective, s.list, s.contracted) is distinct from (p.billed, p.effective, p.list, p.contracted)
    or s.pool_id is null or p.pool_id is null`;
