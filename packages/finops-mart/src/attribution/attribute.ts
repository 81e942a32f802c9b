import { UnallocatedReason } from '@rosetta/contracts/finops';
import { Referentiel, validVersion, versionsBy } from '@rosetta/service-kit';
import { PivotIndex } from './PivotIndex';

/** What of a charge can name an application. */
export interface AttributableCharge {
  chargePeriodStart: string;
  providerName: string | null;
  resourceId: string | null;
  subAccountId: string | null;
  tags: Readonly<Record<string, string>>;
  tagsUnreadable: boolean;
}

/** The application a charge is of, and the group that owned it then. */
export interface Owner {
  application: string;
  group: string;
}

/** What names applications in a bill, in order of trust. */
export const PIVOT_TYPES = [
  'focus:resource',
  'focus:tag',
  'focus:subaccount',
] as const;

/** Two tags name two applications, and no order says which one counts. */
const AMBIGUOUS = 'ambiguous-tags';

/** Pivots of each type. */
interface PivotIndexes {
  resources: PivotIndex;
  tagged: PivotIndex;
  subAccounts: PivotIndex;
}

/** What a charge names, and among which pivots that is looked for. */
type Identifier = [index: PivotIndex, value: string];

const identifiersOf = (
  { resources, tagged, subAccounts }: PivotIndexes,
  { resourceId, subAccountId, tags }: AttributableCharge,
): Identifier[] => [
  ...(resourceId === null ? [] : [[resources, resourceId] as Identifier]),
  ...Object.entries(tags).map(
    ([key, value]): Identifier => [tagged, `${key}=${value}`],
  ),
  ...(subAccountId === null ? [] : [[subAccounts, subAccountId] as Identifier]),
];

/** Why nothing that a charge names led to an application. */
const reasonOf = (
  indexes: PivotIndexes,
  charge: AttributableCharge,
): UnallocatedReason => {
  const { providerName, chargePeriodStart: at } = charge;
  const named = identifiersOf(indexes, charge);
  const known = named.filter(([index, value]) =>
    index.has(value, providerName),
  );
  if (known.some(([index, value]) => index.find(value, providerName, at)))
    return 'application-not-valid';
  if (known.length > 0) return 'pivot-not-valid';
  if (charge.tagsUnreadable) return 'unreadable-tags';
  return named.length > 0 ? 'no-pivot' : 'no-identifier';
};

/**
 * Says which application a charge is direct to: by its resource, else a tag, else its
 * sub-account, whichever is a pivot of a valid one when the charge begins. Else why to none.
 * @param tagKeys - which tag counts when two of them name different applications
 */
export const createAttribution = (
  { applications, pivots }: Referentiel,
  tagKeys: readonly string[],
) => {
  const [resources, tagged, subAccounts] = PIVOT_TYPES.map(
    type => new PivotIndex(pivots.filter(pivot => pivot.type === type)),
  );
  const owners = versionsBy(applications, application => application.id);

  /** A pivot whose application is not valid then does not match. */
  const ownerBy = (
    index: PivotIndex,
    value: string | null,
    { providerName, chargePeriodStart: at }: AttributableCharge,
  ): Owner | undefined => {
    if (value === null) return undefined;
    const pivot = index.find(value, providerName, at);
    const owner = pivot && validVersion(owners, pivot.application, at);
    return owner && { application: owner.id, group: owner.group };
  };

  const byTag = (
    charge: AttributableCharge,
  ): Owner | typeof AMBIGUOUS | undefined => {
    const { tags } = charge;
    const named = (key: string) =>
      ownerBy(tagged, `${key}=${tags[key]}`, charge);
    let found: Owner | undefined;
    for (const key of Object.keys(tags)) {
      const owner = named(key);
      if (found && owner && owner.application !== found.application)
        return (
          tagKeys
            .filter(one => Object.hasOwn(tags, one))
            .map(named)
            .find(Boolean) ?? AMBIGUOUS
        );
      found ??= owner;
    }
    return found;
  };

  return (charge: AttributableCharge): Owner | UnallocatedReason =>
    ownerBy(resources, charge.resourceId, charge) ??
    byTag(charge) ??
    ownerBy(subAccounts, charge.subAccountId, charge) ??
    reasonOf({ resources, tagged, subAccounts }, charge);
};

export type Attribution = ReturnType<typeof createAttribution>;
