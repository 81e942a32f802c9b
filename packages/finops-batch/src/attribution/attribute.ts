import { Referentiel, validVersion, versionsBy } from '@rosetta/service-kit';

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
export const PIVOT_TYPES = [
  'focus:resource',
  'focus:tag',
  'focus:subaccount',
] as const;

/** Two tags name two applications, and no order says which one counts. */
export const AMBIGUOUS = 'ambiguous';

type Found = string | typeof AMBIGUOUS | undefined;

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
    versionsBy(
      pivots.filter(pivot => pivot.type === type),
      pivot => pivot.value,
    ),
  );
  const owners = versionsBy(applications, application => application.id);

  const byTag = (tags: AttributableCharge['tags'], at: string): Found => {
    const named = (key: string) =>
      validVersion(tagged, `${key}=${tags[key]}`, at)?.application;
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
      validVersion(resources, charge.resourceId, at)?.application ??
      byTag(charge.tags, at) ??
      validVersion(subAccounts, charge.subAccountId, at)?.application;
    if (application === undefined || application === AMBIGUOUS)
      return application;
    const owner = validVersion(owners, application, at);
    return owner && { application, group: owner.group };
  };
};

export type Attribution = ReturnType<typeof createAttribution>;
