/**
 * The exact split of amounts by weights, as common table expressions: D'Hondt's rule over quanta.
 * A total of X quanta goes to the first X places in the order of weight / k, largest first (k = 1, 2, …
 * for each application), ties by application in byte order. It is monotone: with a larger total no
 * share gets smaller. docs/adr/0013 says why.
 *
 * Expects `unit (unit, weight_set, amount, decimals)`, with amounts of at most as many decimals, and
 * `weight (weight_set, application_id, weight)`, with positive weights. Gives
 * `split (unit, application_id, share)`, a row for each unit and application of its set.
 *
 * With W the sum of n weights, an application gets at least floor(X w / W) places and at most
 * floor((X + n) w / W). How many places all get for X + d in place of X grows with d, and about
 * n / 2 gives X; so the few places that are left to rank are those between two values of d near it.
 */
export const SPLIT = `
  weight_total as (
    select weight_set, sum(weight) as total, count(*) as targets,
      length(trunc(max(weight) * ('1e' || max(min_scale(weight)))::numeric)::text) as digits,
      greatest(floor(count(*) / 2.0 - 2 * sqrt(count(*))), 0)::numeric as below,
      least(ceil(count(*) / 2.0 + 2 * sqrt(count(*))), count(*))::numeric as above
    from weight group by weight_set
  ),
  quantified as (
    select unit, weight_set, sign(amount) as sign, decimals,
      abs(amount) * ('1e' || decimals)::numeric as quanta
    from unit
  ),
  placed as (
    select q.unit, q.weight_set, q.sign, q.decimals, q.quanta,
      sum(div(q.quanta * w.weight, t.total)) as at_zero,
      sum(div((q.quanta + t.below) * w.weight, t.total)) as at_below,
      sum(div((q.quanta + t.above) * w.weight, t.total)) as at_above
    from quantified q
    join weight_total t using (weight_set)
    join weight w using (weight_set)
    where q.quanta > 0
    group by q.unit, q.weight_set, q.sign, q.decimals, q.quanta
  ),
  bracket as (
    select p.unit, p.weight_set, p.sign, p.decimals, p.quanta, t.total, ('1e' || t.digits)::numeric as precision,
      b.low, b.high, p.quanta - b.placed as remaining
    from placed p
    join weight_total t using (weight_set)
    cross join lateral (
      select
        case when at_below > quanta then 0 when at_above < quanta then above else below end as low,
        case when at_below > quanta then below when at_above < quanta then targets else above end as high,
        case when at_below > quanta then at_zero when at_above < quanta then at_above else at_below end as placed
    ) b
  ),
  place as (
    select b.unit, b.sign, b.decimals, w.application_id, w.weight, b.total, b.quanta, b.precision, b.remaining,
      div((b.quanta + b.low) * w.weight, b.total) as sure,
      div((b.quanta + b.high) * w.weight, b.total) as most
    from bracket b join weight w using (weight_set)
  ),
  ranked as (
    select p.unit, p.application_id, p.remaining,
      row_number() over (
        partition by p.unit
        order by
          -- W k / weight, less X. Two that differ do so by more than 1 / the largest weight as an integer.
          div((k * p.total - p.quanta * p.weight) * p.precision, p.weight),
          coalesce(nullif(p.application_id, ''), 'unallocated') collate "C", k
      ) as rank
    from place p cross join lateral generate_series(p.sure + 1, p.most) k
    where p.most > p.sure
  ),
  won as (
    select unit, application_id, count(*) as places
    from ranked where rank <= remaining group by unit, application_id
  ),
  split as (
    select p.unit, p.application_id,
      p.sign * (p.sure + coalesce(won.places, 0)) * ('1e-' || p.decimals)::numeric as share
    from place p left join won using (unit, application_id)
    union all
    select q.unit, w.application_id, 0
    from quantified q join weight w using (weight_set) where q.quanta = 0
  )`;
