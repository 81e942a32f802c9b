import { RuleScope } from '@rosetta/contracts/finops';
import { RunRule } from '../pools/RunRuleStore';

/** What of a charge a rule may look at. */
export interface AllocatableCharge {
  chargeFrom: string;
  /** The application that it is direct to. */
  application: string | null;
  domain: string;
  family: string;
  product: string;
  provider: string;
  subAccount: string | null;
  resource: string | null;
  tags: Readonly<Record<string, string>>;
  chargeCategory: string;
  commitmentDiscountStatus: string | null;
  capacityReservationStatus: string | null;
}

type Condition = (charge: AllocatableCharge) => boolean;

const tagCondition = (tag: string): Condition => {
  const end = tag.indexOf('=');
  const [key, value] = [tag.slice(0, end), tag.slice(end + 1)];
  return ({ tags }) => Object.hasOwn(tags, key) && tags[key] === value;
};

/** What a field of a scope asks of a charge; those of the product are decided before. */
const CONDITIONS: {
  [Field in keyof Required<RuleScope>]?: (
    value: NonNullable<RuleScope[Field]>,
  ) => Condition;
} = {
  provider: value => charge => charge.provider === value,
  account: value => charge => charge.subAccount === value,
  resource: value => charge => charge.resource === value,
  tag: tagCondition,
  chargeCategory: value => charge => charge.chargeCategory === value,
  commitmentDiscountStatus: value => charge =>
    charge.commitmentDiscountStatus === value,
  capacityReservationStatus: value => charge =>
    charge.capacityReservationStatus === value,
};

interface Matcher {
  rule: RunRule;
  conditions: Condition[];
}

const toMatcher = (rule: RunRule): Matcher => ({
  rule,
  conditions: Object.entries(CONDITIONS).flatMap(([field, condition]) => {
    const value = rule.scope[field as keyof RuleScope];
    return value === undefined
      ? []
      : [(condition as (asked: string) => Condition)(value)];
  }),
});

/** Instants are all written the same way, so text compares as time does. */
const holdsAt = ({ validFrom, validTo }: RunRule, at: string) =>
  validFrom <= at && (validTo === null || at < validTo);

const agrees = (asked: string | undefined, value: string) =>
  asked === undefined || asked === value;

/**
 * Finds the first rule, in their order, that takes a charge: valid when it begins, and every
 * field of its scope holds. A direct charge is taken only by rules that name its application,
 * and those take no others.
 * @param rules - by priority, then id
 */
export const createRuleMatcher = (rules: readonly RunRule[]) => {
  const matchers = rules.map(toMatcher);
  const candidates = new Map<string, Matcher[]>();

  /** Few rules are for one application and product, and many charges share them. */
  const candidatesOf = (charge: AllocatableCharge) => {
    const { application, domain, family, product } = charge;
    const key = `${application ?? ''}\n${domain}\n${family}\n${product}`;
    let found = candidates.get(key);
    if (!found) {
      found = matchers.filter(
        ({ rule: { scope } }) =>
          (scope.application ?? null) === application &&
          agrees(scope.domain, domain) &&
          agrees(scope.family, family) &&
          agrees(scope.product, product),
      );
      candidates.set(key, found);
    }
    return found;
  };

  return (charge: AllocatableCharge): RunRule | undefined =>
    candidatesOf(charge).find(
      ({ rule, conditions }) =>
        holdsAt(rule, charge.chargeFrom) &&
        conditions.every(holds => holds(charge)),
    )?.rule;
};
