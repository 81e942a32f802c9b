import { CHANGE_CAUSES } from '@rosetta/contracts/finops';
import { ORDER } from './moveSql';

const sums = (write: (cause: string) => string) =>
  CHANGE_CAUSES.map(write).join(', ');

/** Each cause moved what applications bear after it, less what they bear before it. */
const MOVED = `
  select currency, application_id, cause, amount from move where pool_id is null
  union all
  select b.currency, b.application_id, (${ORDER})[step.state], b.amount * step.sign
  from borne b
  cross join lateral (values (b.state, 1), (b.state + 1, -1)) step (state, sign)
  where step.state between 1 and cardinality(${ORDER})`;

/** What moved of each application, and in total of each currency. */
export const DIFFERENCES = `
  select unit, key, is_total, coalesce(l.label, case when key = :unallocated then 'Unallocated' else key end) as label,
    trim_scale(before)::text as before, trim_scale(after)::text as after,
    trim_scale(after - before)::text as difference,
    ${sums(cause => `trim_scale(by_${cause})::text as ${cause}`)}
  from (
    select unit, key, grouping(key) = 1 as is_total, sum(before) as before, sum(after) as after,
      ${sums(cause => `sum(by_${cause}) as by_${cause}`)}
    from (
      select currency as unit, coalesce(application_id, :unallocated) as key,
        case when run_id = cast(:other as uuid) then effective else 0 end as before,
        case when run_id = cast(:run as uuid) then effective else 0 end as after,
        ${sums(cause => `0 as by_${cause}`)}
      from cost_summary
      where period = :period and run_id in (cast(:run as uuid), cast(:other as uuid))
      union all
      select currency, coalesce(nullif(application_id, ''), :unallocated), 0, 0,
        ${sums(cause => `case when cause = '${cause}' then amount else 0 end`)}
      from (${MOVED}) moved
    ) cost
    group by grouping sets ((unit, key), (unit))
  ) figure
  left join lateral (
    select label from cost_label
    where dimension = 'application' and cost_label.key = figure.key
      and run_id in (cast(:run as uuid), cast(:other as uuid))
    order by run_id = cast(:run as uuid) desc limit 1
  ) l on true
  where is_total or after <> before or ${CHANGE_CAUSES.map(
    cause => `by_${cause} <> 0`,
  ).join(' or ')}
  order by unit, abs(after - before) desc, key collate "C"`;
