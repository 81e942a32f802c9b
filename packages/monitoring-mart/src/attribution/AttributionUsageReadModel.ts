import {
  AttributionToFind,
  UsedAttribution,
} from '@rosetta/contracts/attribution';
import { Knex } from 'knex';

/** All runs that were ever published: until retention drops them, they can still be read. */
const USED = `
  with published as materialized (
    select distinct p.run_id from publication p
  ), named as (
    select 'application' as kind, a.id, null as project, a.id as application
    from unnest(cast(:applications as text[])) as a (id)
    union all
    select 'pivot', p.type || ' ' || p.value, regexp_replace(p.value, '^.*/', ''), p.application
    from unnest(cast(:owners as text[]), cast(:types as text[]), cast(:values as text[]))
      as p (application, type, value)
    where p.type = 'argocd:app'
    union all
    select 'pivot', p.type || ' ' || p.value, p.value, p.application
    from unnest(cast(:owners as text[]), cast(:types as text[]), cast(:values as text[]))
      as p (application, type, value)
    where p.type = 'gitlab:project'
  )
  select n.kind, n.id, min(d.day)::text as period
  from named n
  join deployment d on d.application_id = n.application
    and (n.project is null or d.project = n.project)
  join published p on p.run_id = d.run_id
  group by n.kind, n.id
  union all
  select 'group', d.group_id, min(d.day)::text
  from deployment d join published p on p.run_id = d.run_id
  where d.group_id = any(cast(:groups as text[]))
  group by d.group_id`;

/** Reads which applications, groups and pivots published deployments are of. */
export class AttributionUsageReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async find({ applications, groups, pivots }: AttributionToFind): Promise<UsedAttribution[]> {
    const { rows } = await this.#db.raw(USED, {
      applications,
      groups,
      owners: pivots.map(({ application }) => application),
      types: pivots.map(({ type }) => type),
      values: pivots.map(({ value }) => value),
    });
    return rows;
  } // prettier-ignore
}
