import { Referentiel, validVersion, versionsBy } from '@rosetta/service-kit';

/** The application that something deployed is of, and the group that owned it then. */
export interface Owner {
  application: string;
  name: string;
  group: string | null;
}

/** Under which pivots something may be known; the most specific value first. */
export interface PivotValues {
  type: string;
  values: readonly string[];
}

/**
 * Says whose something deployed is at an instant: the application that its name in a
 * source is a pivot of then. Published history and the live board go by the same rule.
 */
export const createAttribution = ({ applications, pivots }: Referentiel) => {
  const ofType = (type: string) => pivots.filter(pivot => pivot.type === type);
  const byValue = versionsBy(pivots, ({ type, value }) => `${type} ${value}`);
  const inGitLab = versionsBy(
    ofType('gitlab:project'),
    ({ application }) => application,
  );
  const owners = versionsBy(applications, ({ id }) => id);

  const toOwner = (id: string | undefined, at: string): Owner | undefined => {
    if (id === undefined) return undefined;
    const owner = validVersion(owners, id, at);
    return {
      application: id,
      name: owner?.name ?? id,
      group: owner?.group ?? null,
    };
  };

  return {
    /** The first value that is a valid pivot then decides. */
    ownerOf({ type, values }: PivotValues, at: string) {
      const pivot = values
        .map(value => validVersion(byValue, `${type} ${value}`, at))
        .find(Boolean);
      return toOwner(pivot?.application, at);
    },
    /** Its deployments are counted by GitLab, which knows them better. */
    isInGitLab: (application: string, at: string) =>
      validVersion(inGitLab, application, at) !== undefined,
  };
};
export type Attribution = ReturnType<typeof createAttribution>;
