import { PassedOn } from '@rosetta/contracts/finops';
import { RuleLink } from '../rules/RuleLink';

/** The version of a rule that a run went by; it leads to the rule and its history. */
export const RuleVersionLink = ({
  rule: { id, name, version },
}: {
  rule: PassedOn['rule'];
}) => <RuleLink id={id}>{`${name} v${version}`}</RuleLink>;
