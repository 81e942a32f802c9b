import { RunRuleVersion } from '../pools/RunRuleStore';

/**
 * What rules look at in a charge, and what pools are told apart by: charges that agree in all of it
 * have the same rule and the same pool. Values that no rule names are left out, so that a bill of
 * millions of charges has a few thousand such groups. Empty stands for null: no bill has empty values.
 */
const FACETS = {
  pool_id: `coalesce(c.pool_id, '${'0'.repeat(32)}')`,
  is_released: '(c.rule_id is not null and c.pool_id is null)',
  owner: `case
    when coalesce(c.origin_application_id, c.application_id) = any(cast(:applications as text[]))
      then coalesce(c.origin_application_id, c.application_id)
    when coalesce(c.origin_application_id, c.application_id) is null then '' else 'another' end`,
  month: `date_trunc('month', c.charge_from at time zone 'UTC')`,
  /** Between which two beginnings and ends of rules the charge begins. */
  span: 'width_bucket(c.charge_from, cast(:bounds as timestamptz[]))',
  domain: 'c.domain',
  family: 'c.family',
  product: 'c.product',
  provider: 'c.provider',
  billing_account: 'c.billing_account',
  charge_category: 'c.charge_category',
  charge_class: `coalesce(c.charge_class, '')`,
  currency: 'c.currency',
  sub_account: `case when c.sub_account = any(cast(:accounts as text[])) then c.sub_account else '' end`,
  resource: `case when c.resource = any(cast(:resources as text[])) then c.resource else '' end`,
  tags: `case when cardinality(cast(:tags as text[])) = 0 then '' else coalesce((
    select json_object_agg(t.key, t.value)::text from json_each_text(c.tags) t
    where t.key || '=' || t.value = any(cast(:tags as text[]))), '') end`,
  commitment_discount_status: `coalesce(c.commitment_discount_status, '')`,
  capacity_reservation_status: `coalesce(c.capacity_reservation_status, '')`,
} as const;

/** Joins charges with their group. */
export const IN_GROUP = Object.entries(FACETS)
  .map(([name, value]) => `g.${name} = ${value}`)
  .join(' and ');

/**
 * Groups the charges that meet a condition.
 * `first_from` stands for the beginning of all charges of a group.
 */
export const chargeGroups = (condition: string) => `
  create temporary table charge_group on commit drop as
  select row_number() over ()::integer as no, g.* from (
    select ${Object.entries(FACETS)
      .map(([name, value]) => `${value} as ${name}`)
      .join(', ')},
      min(c.charge_from) as first_from
    from charge c where c.period = :period and c.run_id = cast(:run as uuid) and (${condition})
    group by ${Object.keys(FACETS)
      .map((_, at) => at + 1)
      .join(', ')}
  ) g`;

const named = (values: readonly (string | null | undefined)[]) => [
  ...new Set(values.filter(value => typeof value === 'string')),
];

/** What rules name, where charges have more values than rules have names for. */
export const facetBindings = (rules: readonly RunRuleVersion[]) => ({
  applications: named(rules.map(({ scope }) => scope.application)),
  accounts: named(rules.map(({ scope }) => scope.account)),
  resources: named(rules.map(({ scope }) => scope.resource)),
  tags: named(rules.map(({ scope }) => scope.tag)),
  bounds: [
    '-infinity',
    ...named(
      rules.flatMap(({ validFrom, validTo }) => [validFrom, validTo]),
    ).sort(),
  ],
});
