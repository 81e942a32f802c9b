import {
  AttributionToFind,
  UsedAttribution,
} from '@rosetta/contracts/attribution';
import { Knex } from 'knex';
import { tagsExpression } from '../charges/filterExpressions';
import { COSTS_JOB } from '../jobs';

/** Every run that is published, or was and can still be read by `asOf`. */
const PUBLISHED = `published as materialized (
  select distinct r.run_id, p.period from publication p
  join cost_run r on r.run_id = p.run_id::uuid where p.job = :job
)`;

const NAMES = `
  with ${PUBLISHED}, named as (
    select 'application' as kind, unnest(cast(:applications as text[])) as id
    union all select 'group', unnest(cast(:groups as text[]))
  )
  select n.kind, n.id, min(p.period) as period
  from named n, published p
  where case n.kind
    when 'application' then
      exists (select from cost_summary s
        where s.period = p.period and s.run_id = p.run_id and s.application_id = n.id)
      or exists (select from charge c
        where c.period = p.period and c.run_id = p.run_id and c.origin_application_id = n.id)
    else
      exists (select from cost_summary s
        where s.period = p.period and s.run_id = p.run_id and s.group_id = n.id)
      or exists (select from cost_group g where g.run_id = p.run_id and g.parent = n.id)
  end
  group by n.kind, n.id`;

/** A value may name its provider, as in `AWS|402918837110`; charges do not. */
const PIVOTS = `
  with ${PUBLISHED}, named as (
    select * from unnest(cast(:owners as text[]), cast(:types as text[]), cast(:values as text[]))
      as n (application, type, value)
  )
  select 'pivot' as kind, n.type || ' ' || n.value as id, min(p.period) as period
  from named n
  cross join lateral (select regexp_replace(n.value, '^[^|]*\\|', '') as plain) v
  cross join published p
  where exists (
    select from charge c
    where c.period = p.period and c.run_id = p.run_id
      and coalesce(c.origin_application_id, c.application_id) = n.application
      and case n.type
        when 'focus:resource' then c.resource in (n.value, v.plain)
        when 'focus:subaccount' then c.sub_account in (n.value, v.plain)
        when 'focus:tag' then c.tags is not null and exists (
          select from jsonb_each_text(${tagsExpression('c.tags')}) t
          where t.key || '=' || t.value in (n.value, v.plain))
        else false
      end
  )
  group by n.type, n.value`;

/** Reads which applications, groups and pivots the figures of published runs are of. */
export class AttributionUsageReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async find({ applications, groups, pivots }: AttributionToFind): Promise<UsedAttribution[]> {
    const job = COSTS_JOB.name;
    const named = await this.#db.raw(NAMES, { job, applications, groups });
    if (pivots.length === 0) return named.rows;
    const used = await this.#db.raw(PIVOTS, {
      job,
      owners: pivots.map(({ application }) => application),
      types: pivots.map(({ type }) => type),
      values: pivots.map(({ value }) => value),
    });
    return [...named.rows, ...used.rows];
  } // prettier-ignore
}
