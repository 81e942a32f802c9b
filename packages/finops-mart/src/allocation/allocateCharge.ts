import { ChargeFact } from '../charges/ChargeStore';
import { RunRule } from '../pools/RunRuleStore';
import { AllocatableCharge, createRuleMatcher } from './matchRule';
import { createPoolIds, PoolDimensions } from './poolId';

/** What a rule makes of a charge. */
type Allocation = Pick<
  ChargeFact,
  | 'kind'
  | 'reason'
  | 'application'
  | 'group'
  | 'rule'
  | 'ruleVersion'
  | 'pool'
  | 'originApplication'
  | 'originGroup'
>;

/** A charge as attribution left it. */
export type AttributedCharge = Omit<AllocatableCharge, 'tags'> &
  PoolDimensions &
  Pick<ChargeFact, 'kind' | 'reason' | 'application' | 'group'>;

const NOT_TAKEN = {
  rule: null,
  ruleVersion: null,
  pool: null,
  originApplication: null,
  originGroup: null,
};

/**
 * Gives charges to the rules that take them: each becomes part of a pool, and whose it was is kept,
 * as a platform that passes its cost on gets it back where nobody can bear it.
 * @param rules - in the order in which they take charges
 */
export const createAllocation = (rules: readonly RunRule[]) => {
  const match = createRuleMatcher(rules);
  const poolId = createPoolIds();
  return (
    charge: AttributedCharge,
    tags: Readonly<Record<string, string>>,
  ): Allocation => {
    const { kind, reason, application, group } = charge;
    const rule = match({ ...charge, tags });
    if (!rule) return { kind, reason, application, group, ...NOT_TAKEN };
    return {
      kind: 'indirect',
      reason: null,
      application: null,
      group: null,
      rule: rule.id,
      ruleVersion: rule.version,
      pool: poolId(rule, charge),
      originApplication: application,
      originGroup: group,
    };
  };
};

export type AllocateCharge = ReturnType<typeof createAllocation>;
