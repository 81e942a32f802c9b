import { slug } from '@rosetta/contracts/values';
import type { RuleToPreview } from '@rosetta/contracts/finops';
import type { RuleVersion } from '@rosetta/finops-mart';
import { placeVersion } from './placeVersion';

/** All rules as they would be, and which of them is the one that is tried. */
export interface PreviewedRules {
  rules: RuleVersion[];
  rule: RuleVersion;
}

/** A rule without a name that makes an id is tried all the same. */
const UNNAMED = 'preview';

/**
 * The rules after a change that is not made: as saving it would have them.
 * @param rules - all of them as they are now
 * @param lastVersion - the number of the last version of the rule, 0 for a new one
 */
export const previewedRules = (
  rules: readonly RuleVersion[],
  { id, replaces, period: _, measure: __, validTo = null, ...fields }: RuleToPreview & { id: string },
  lastVersion: number,
): PreviewedRules => {
  const now = new Date().toISOString();
  const rule: RuleVersion = {
    ...fields,
    ruleId: id,
    version: lastVersion + 1,
    validTo,
    createdAt: now,
    createdBy: '',
  };
  const own = rules.filter(({ ruleId }) => ruleId === id);
  const { replaced, ended } = placeVersion(own, rule, replaces);
  const others = rules.filter(each => each !== replaced && each !== ended);
  const before = ended ? [{ ...ended, validTo: rule.validFrom }] : [];
  return { rules: [...others, ...before, rule], rule };
}; // prettier-ignore

export const previewedId = ({ id, name }: RuleToPreview) =>
  id ?? (slug(name).slice(0, 200) || UNNAMED);
