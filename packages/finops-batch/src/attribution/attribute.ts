import { isValidAt, Referentiel, Validity } from '../referentiel/Referentiel';

/** What of a charge can name an application. */
export interface AttributableCharge {
  chargePeriodStart: string;
  resourceId: string | null;
  subAccountId: string | null;
  tags: Readonly<Record<string, string>>;
}

/** The application a charge is of, and the group that owned it then. */
export interface Owner {
  application: string;
  group: string;
}

/** What names applications in a bill, in order of trust. */
const PIVOT_TYPES = [
  'focus:resource',
  'focus:tag',
  'focus:subaccount',
] as const;

/** Two tags name two applications, and no order says which one counts. */
export const AMBIGUOUS = 'ambiguous';

type Found = string | typeof AMBIGUOUS | undefined;

/** What a value means, in each of its validities. */
type Versions<T> = Map<string, (T & Validity)[]>;

const index = <T extends Validity>(
  all: readonly T[],
  keyOf: (one: T) => string,
): Versions<T> => {
  const versions: Versions<T> = new Map();
  for (const one of all) {
    const known = versions.get(keyOf(one));
    if (known) known.push(one);
    else versions.set(keyOf(one), [one]);
  }
  return versions;
};

const find = <T>(versions: Versions<T>, key: string | null, at: string) =>
  key === null
    ? undefined
    : versions.get(key)?.find(version => isValidAt(version, at));

/**
 * Says which application a charge is direct to: by its resource, else a tag, else its
 * sub-account, whichever is a pivot of one when the charge begins.
 * @param tagKeys - which tag counts when two of them name different applications
 */
export const createAttribution = (
  { applications, pivots }: Referentiel,
  tagKeys: readonly string[],
) => {
  const [resources, tagged, subAccounts] = PIVOT_TYPES.map(type =>
    index(
      pivots.filter(pivot => pivot.type === type),
      pivot => pivot.value,
    ),
  );
  const owners = index(applications, application => application.id);

  const byTag = (tags: AttributableCharge['tags'], at: string): Found => {
    const named = (key: string) =>
      find(tagged, `${key}=${tags[key]}`, at)?.application;
    let found: string | undefined;
    for (const key of Object.keys(tags)) {
      const application = named(key);
      if (found && application && application !== found)
        return (
          tagKeys
            .filter(one => Object.hasOwn(tags, one))
            .map(named)
            .find(Boolean) ?? AMBIGUOUS
        );
      found ??= application;
    }
    return found;
  };

  return (charge: AttributableCharge): Owner | typeof AMBIGUOUS | undefined => {
    const at = charge.chargePeriodStart;
    const application =
      find(resources, charge.resourceId, at)?.application ??
      byTag(charge.tags, at) ??
      find(subAccounts, charge.subAccountId, at)?.application;
    if (application === undefined || application === AMBIGUOUS)
      return application;
    const owner = find(owners, application, at);
    return owner && { application, group: owner.group };
  };
};

export type Attribution = ReturnType<typeof createAttribution>;
