import { RuleScope } from '@rosetta/contracts/finops';
import { RunRuleVersion } from '../pools/RunRuleStore';

/** The fields of scopes that a column has as they are; tags are left to the matching of rules. */
const SCOPE_COLUMNS: { [Field in keyof RuleScope]?: string } = {
  domain: 'c.domain',
  family: 'c.family',
  product: 'c.product',
  provider: 'c.provider',
  account: 'c.sub_account',
  resource: 'c.resource',
  chargeCategory: 'c.charge_category',
  commitmentDiscountStatus: 'c.commitment_discount_status',
  capacityReservationStatus: 'c.capacity_reservation_status',
};

const NO_OWNER = 'c.application_id is null and c.origin_application_id is null';
/** What no application had a weight for; it may find one where direct costs change. */
const RELEASED = 'c.rule_id is not null and c.pool_id is null';

/**
 * Which charges may move where these rules are other ones than those of the run: all others keep
 * their rule.
 */
export const concernedCharges = (different: readonly RunRuleVersion[]) => {
  const bindings: Record<string, string> = {};
  const bind = (value: string) => {
    const name = `concerned${Object.keys(bindings).length}`;
    bindings[name] = value;
    return `:${name}`;
  };
  const conditions = different.map(({ scope, validFrom, validTo }) => {
    const { application } = scope;
    const fields = Object.entries(SCOPE_COLUMNS).flatMap(([field, column]) => {
      const value = scope[field as keyof RuleScope];
      return value === undefined ? [] : [`${column} = ${bind(value)}`];
    });
    return [
      `c.charge_from >= cast(${bind(validFrom)} as timestamptz)`,
      ...(validTo === null ? [] : [`c.charge_from < cast(${bind(validTo)} as timestamptz)`]),
      application === undefined
        ? NO_OWNER
        : `coalesce(c.origin_application_id, c.application_id) = ${bind(application)}`,
      ...fields,
    ].join(' and ');
  });
  if (different.some(({ scope }) => scope.application !== undefined))
    conditions.push(RELEASED);
  return { condition: conditions.join(' or ') || 'false', bindings };
}; // prettier-ignore
