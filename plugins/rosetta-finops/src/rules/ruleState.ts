import {
  AllocationRule,
  AllocationRuleVersion,
} from '@rosetta/contracts/finops';

type RuleState = 'active' | 'upcoming' | 'ended';

/** Where a version stands among those of its rule. */
export type VersionState = RuleState | 'corrected';

type Span = Pick<AllocationRuleVersion, 'validFrom' | 'validTo' | 'replacedBy'>;

export const versionStateOf = (
  { validFrom, validTo, replacedBy }: Span,
  now: string,
): VersionState => {
  if (replacedBy) return 'corrected';
  if (validFrom > now) return 'upcoming';
  return validTo !== null && validTo <= now ? 'ended' : 'active';
};

/** The version that is shown for the rule: the one that holds now, else the next, else the last. */
export const shownVersion = (
  { versions }: Pick<AllocationRule, 'versions'>,
  now: string,
): AllocationRuleVersion => {
  const standing = versions
    .filter(({ replacedBy }) => !replacedBy)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const not = (state: VersionState) => (version: AllocationRuleVersion) =>
    versionStateOf(version, now) !== state;
  return standing.find(not('ended')) ?? standing.at(-1)!;
};
