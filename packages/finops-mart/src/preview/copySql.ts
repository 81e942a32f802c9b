import { IN_GROUP } from './chargeFacets';

const COPIED = `period, run_id, raw_line, charge_from, charge_to, currency, billed, effective, list, contracted,
  provider, billing_account, domain, family, product, charge_category, charge_class,
  was_kind, was_application_id, was_rule_id,
  kind, application_id, group_id, rule_id, rule_version, pool_id, origin_application_id, origin_group_id`;

const AS_PUBLISHED = `c.period, :preview, c.raw_line, c.charge_from, c.charge_to, c.currency,
  c.billed, c.effective, c.list, c.contracted, c.provider, c.billing_account, c.domain, c.family, c.product,
  c.charge_category, c.charge_class, c.kind, c.application_id, c.rule_id`;

const OWNER = 'coalesce(c.origin_application_id, c.application_id)';
const OWNER_GROUP = 'coalesce(c.origin_group_id, c.group_id)';

/** Charges of the run that will never be, with what they are in the published one. */
export const CHARGE_TABLE = `
  create temporary table :charge: (
    like charge including defaults, was_kind text, was_application_id text, was_rule_id text
  ) on commit drop`;

export const REGROUPINGS = `
  create temporary table regrouping on commit drop as
  select no, pool, rule, version from jsonb_to_recordset(cast(:regroupings as jsonb))
    as r (no integer, pool uuid, rule text, version integer)`;

/** Those of some charges that have another rule or pool, or that nobody had a weight for. */
export const copyRegrouped = (condition: string) => `
  insert into :charge: (${COPIED})
  select ${AS_PUBLISHED},
    case when g.pool is not null then 'indirect' when ${OWNER} is null then 'unallocated' else 'direct' end,
    case when g.pool is null then ${OWNER} end, case when g.pool is null then ${OWNER_GROUP} end,
    g.rule, g.version, g.pool,
    case when g.pool is not null then ${OWNER} end, case when g.pool is not null then ${OWNER_GROUP} end
  from charge c
  join (select * from charge_group join regrouping using (no)) g on ${IN_GROUP}
  where c.period = :period and c.run_id = cast(:run as uuid) and (${condition})`;

/** The other charges of the pools that gain or lose some. */
export const COPY_REST = `
  insert into :charge: (${COPIED})
  select ${AS_PUBLISHED}, c.kind, c.application_id, c.group_id, c.rule_id, c.rule_version, c.pool_id,
    c.origin_application_id, c.origin_group_id
  from charge c
  where c.period = :period and c.run_id = cast(:run as uuid) and c.pool_id = any(cast(:pools as uuid[]))
    and not exists (select from :charge: n where n.raw_line = c.raw_line)`;

/** Pools that keep their charges, and are weighed anew. */
export const KEPT_POOLS = `
  create temporary table kept_pool on commit drop as
  select p.* from cost_pool p
  join jsonb_to_recordset(cast(:rules as jsonb)) as r ("ruleId" text, version integer)
    on r."ruleId" = p.rule_id and r.version = p.rule_version
  where p.period = :period and p.run_id = cast(:run as uuid) and p.pool_id <> all(cast(:pools as uuid[]))`;

export const COPY_KEPT_POOLS = `
  insert into :pool:
  select (jsonb_populate_record(null::cost_pool, to_jsonb(k)
    || jsonb_build_object('run_id', :preview::uuid, 'weight_set', null, 'total_weight', null, 'targets', null))).*
  from kept_pool k`;

/** What applications cost directly: as in the published run, but for the charges that are given anew. */
export const COPY_DIRECT = `
  insert into direct_cost (run_id, application_id, currency, charge_category, effective)
  select :preview, application_id, currency, charge_category, sum(effective) from (
    select application_id, currency, charge_category, effective
    from direct_cost where run_id = cast(:run as uuid)
    union all
    select was_application_id, currency, charge_category, -effective
    from :charge: where was_kind = 'direct' and was_rule_id is null
    union all
    select application_id, currency, charge_category, effective from :charge: where kind = 'direct'
  ) direct
  group by application_id, currency, charge_category`;

export const COPY_APPLICATIONS = `
  insert into cost_application (run_id, month, application_id, group_id, owners, attributes)
  select :preview, month, application_id, group_id, owners, attributes
  from cost_application where run_id = cast(:run as uuid)`;

/** Charge months of the preview of which the published run does not know who could bear their costs. */
export const UNKNOWN_MONTHS = `
  select distinct p.charge_month as month from :pool: p
  where not exists (select from cost_application a
    where a.run_id = cast(:run as uuid) and a.month = p.charge_month)
  order by month`;
