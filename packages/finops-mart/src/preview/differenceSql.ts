/** What a rule takes, of all that is split again. */
export const TAKEN = `
  select currency as unit, sum(charges)::int as charges, trim_scale(sum(:measure:))::text as amount
  from :pool: where rule_id = :rule and rule_version = :version group by currency order by currency`;

/** What applications would bear of pools; many of them together, as nobody asks for one. */
export const SHARE_SUMS = `
  create temporary table share_sum (currency text, application_id text, amount numeric) on commit drop`;

export const ADD_SHARES = `
  insert into share_sum (currency, application_id, amount)
  select currency, application, amount from jsonb_to_recordset(cast(:shares as jsonb))
    as s (currency text, application text, amount numeric)`;

/** What nobody bears is a share of the empty application. */
const SHARE = `p.currency, nullif(s.application_id, '') as application_id,
  case s.application_id when '' then 'unallocated' else 'indirect' end as kind`;

/** All that was split again, as it was (less) and as it would be. */
const MOVED = `
  select currency, was_application_id as application_id, was_kind as kind, -coalesce(:measure:, 0) as amount
  from :charge: where was_kind <> 'indirect'
  union all
  select ${SHARE}, -:of_share:
  from cost_pool_share s join cost_pool p using (period, run_id, pool_id)
  where s.period = :period and s.run_id = cast(:run as uuid)
    and s.pool_id in (select unnest(cast(:pools as uuid[])) union all select pool_id from kept_pool)
  union all
  select currency, application_id, kind, coalesce(:measure:, 0) from :charge: where kind <> 'indirect'
  union all
  select currency, nullif(application_id, ''), case application_id when '' then 'unallocated' else 'indirect' end, amount
  from share_sum
  union all
  -- A pool that nobody has a weight for any more goes back to where its charges were.
  select currency, origin_application_id,
    case when origin_application_id is null then 'unallocated' else 'direct' end, :measure:
  from kept_pool where pool_id not in (select pool_id from :pool:)`;

const KINDS = ['direct', 'indirect', 'unallocated'];

const SUMS = KINDS.map(
  kind => `
    coalesce(sum(was) filter (where kind = '${kind}'), 0) as ${kind}_was,
    coalesce(sum(moved) filter (where kind = '${kind}'), 0) as ${kind}_moved`,
).join(', ');

const FIGURES = ['amount', ...KINDS]
  .map(
    kind => `
    trim_scale(${kind}_was)::text as ${kind}_was,
    trim_scale(${kind}_was + ${kind}_moved)::text as ${kind}_would,
    trim_scale(${kind}_moved)::text as ${kind}_moved`,
  )
  .join(', ');

/** What moves by application, the largest difference first, and in total. */
export const DIFFERENCES = `
  select unit, key, is_total, ${FIGURES}
  from (
    select currency as unit, key, grouping(key) = 1 as is_total, sum(was) as amount_was, sum(moved) as amount_moved, ${SUMS}
    from (
      select currency, coalesce(application_id, :unallocated) as key, kind, 0 as was, amount as moved
      from (${MOVED}) moved
      union all
      select currency, coalesce(application_id, :unallocated), kind, :measure:, 0
      from cost_summary where period = :period and run_id = cast(:run as uuid)
    ) amount
    group by grouping sets ((currency, key), (currency))
  ) figure
  where is_total or direct_moved <> 0 or indirect_moved <> 0 or unallocated_moved <> 0
  order by unit, abs(amount_moved) desc, greatest(abs(direct_moved), abs(indirect_moved)) desc, key collate "C"`;
