import { isCurrent } from '../entities/isCurrent';

/**
 * Pivots that are valid now. `plain` is the value without what may stand before it: the provider of a cost, the
 * namespace of an application of Argo CD.
 */
const CURRENT = `
  current_pivot as materialized (
    select p.row_id, p.id, p.application, p.type, p.value, p.source, p.confidence, p.valid,
      lower(p.value) as folded,
      lower(case
        when p.type like 'focus:%' then substr(p.value, strpos(p.value, '|') + 1)
        when p.type = 'argocd:app' then regexp_replace(p.value, '^.*/', '')
        else p.value
      end) as plain
    from ref_pivot p
    where ${isCurrent('p')}
  )`;

const ORPHANS = `
  select 'orphan' as kind, p.*, null as other_id, null as other_application, null as other_value
  from current_pivot p
  where not exists (select from ref_application a where a.id = p.application and ${isCurrent(
    'a',
  )})
    or p.type = 'catalog:component' and exists (
      select from catalog_component c where c.entity_ref = p.value and c.state = 'removed'
    )`;

/** Of two pivots that say the same, the more general one stays, else the older one. */
const DUPLICATES = `
  select distinct on (p.id) 'duplicate' as kind, p.*, o.id as other_id,
    o.application as other_application, o.value as other_value
  from current_pivot p
  join current_pivot o on o.type = p.type and o.plain = p.plain
    and o.application = p.application and o.id <> p.id
    and (o.folded = p.folded or o.folded = o.plain)
    and (length(o.value), o.row_id) < (length(p.value), p.row_id)
  order by p.id, o.row_id`;

const CONFLICTS = `
  select distinct on (p.id) 'conflict' as kind, p.*, o.id as other_id,
    o.application as other_application, o.value as other_value
  from current_pivot p
  join current_pivot o on o.type = p.type and o.folded = p.folded
    and o.application <> p.application and o.row_id < p.row_id
  order by p.id, o.row_id`;

/**
 * The last time of each, unless somebody has ended it earlier than was planned, its value has been claimed again, or its application has ended
 * as well.
 */
const EXPIRED = `
  select 'expired' as kind, p.*, null as other_id, null as other_application, null as other_value
  from (
    select distinct on (p.id) p.row_id, p.id, p.application, p.type, p.value, p.source,
      p.confidence, p.valid, lower(p.value) as folded, '' as plain
    from ref_pivot p
    where upper_inf(p.known)
    order by p.id, upper(p.valid) desc nulls first
  ) p
  where upper(p.valid) <= now()
    and exists (select from ref_application a where a.id = p.application and ${isCurrent(
      'a',
    )})
    and not exists (
      select from ref_pivot o
      where o.value = p.value and o.type = p.type and upper_inf(o.known)
        and (upper_inf(o.valid) or upper(o.valid) > now())
    )
    and not exists (
      select from ref_pivot h
      where h.id = p.id and (upper_inf(h.valid) or upper(h.valid) > upper(p.valid))
    )`;

/** Everything that is wrong, in the order of kinds and ids, from a position on. */
export const PROBLEMS_SQL = `
  with ${CURRENT},
  problem as (
    (${ORPHANS}) union all (${DUPLICATES}) union all (${CONFLICTS}) union all (${EXPIRED})
  )
  select q.kind, q.id, q.application, q.type, q.value, q.source, q.confidence,
    lower(q.valid) as valid_from, upper(q.valid) as valid_to,
    coalesce(a.name, q.application) as application_name,
    q.other_id, q.other_application, q.other_value
  from problem q
  left join ref_application a on a.id = q.application and ${isCurrent('a')}
  where (cast(:kind as text) is null or q.kind = :kind)
    and (cast(:application as text) is null or q.application = :application)
    and (cast(:type as text) is null or q.type = :type)
    and (q.kind, q.id) > (:afterKind, :afterId)
  order by q.kind, q.id
  limit :limit`;

/** Pivots that a service would have seen by now: those that begin no later than it looks back. */
export const CANDIDATES_SQL = `
  select 'unused' as kind, p.id, p.application, p.type, p.value, p.source, p.confidence,
    lower(p.valid) as valid_from, upper(p.valid) as valid_to,
    coalesce(a.name, p.application) as application_name,
    null as other_id, null as other_application, null as other_value
  from ref_pivot p
  left join ref_application a on a.id = p.application and ${isCurrent('a')}
  where ${isCurrent('p')} and p.type = any(cast(:types as text[]))
    and (lower_inf(p.valid) or lower(p.valid) < now() - interval '90 days')
    and (cast(:application as text) is null or p.application = :application)
    and p.id > :afterId
  order by p.id
  limit :limit`;
