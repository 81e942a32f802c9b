import type { RuleToPreview } from '@rosetta/contracts/finops';
import type { RuleVersion } from '@rosetta/finops-mart';
import { placeVersion } from './placeVersion';
import { idFromName, toVersion } from './toVersion';

/** All rules as they would be, and which of them is previewed. */
export interface PreviewedRules {
  rules: RuleVersion[];
  rule: RuleVersion;
}

/** A rule is previewed even where its name makes no id. */
const UNNAMED = 'preview';

/**
 * The rules after a change that is not made: as saving it would have them.
 * @param rules - all of them as they are now
 * @param lastVersion - the number of the last version of the rule, 0 for a new one
 */
export const previewedRules = (
  rules: readonly RuleVersion[],
  { period: _, measure: __, ...input }: RuleToPreview & { id: string },
  lastVersion: number,
): PreviewedRules => {
  const { id: ruleId } = input;
  const rule = toVersion(input, {
    ruleId,
    version: lastVersion + 1,
    createdAt: new Date().toISOString(),
    createdBy: '',
  });
  const own = rules.filter(each => each.ruleId === ruleId);
  const { replaced, ended } = placeVersion(own, rule, input.replaces);
  const others = rules.filter(each => each !== replaced && each !== ended);
  const before = ended ? [{ ...ended, validTo: rule.validFrom }] : [];
  return { rules: [...others, ...before, rule], rule };
};

export const previewedId = ({ id, name }: RuleToPreview) =>
  id ?? (idFromName(name) || UNNAMED);
