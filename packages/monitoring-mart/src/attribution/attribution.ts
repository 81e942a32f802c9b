import {
  isValidAt,
  Referentiel,
  validVersion,
  versionsBy,
} from '@rosetta/service-kit';

/** The application that was deployed, and the group that owned it at that time. */
export interface Owner {
  application: string;
  name: string;
  group: string | null;
}

/** Candidate values of a pivot, the most specific first. */
export interface PivotValues {
  type: string;
  values: readonly string[];
}

/**
 * Finds the application that a project or an Argo CD application belonged to at an instant, by
 * the pivots that were valid then. Published history and the live board use the same rule.
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
    /** Whose an application itself is at an instant. */
    ownerOf: toOwner,
    /** The first value that is a valid pivot at that time decides. */
    findOwner({ type, values }: PivotValues, at: string) {
      const pivot = values
        .map(value => validVersion(byValue, `${type} ${value}`, at))
        .find(Boolean);
      return toOwner(pivot?.application, at);
    },
    /** All applications that a value which may be shared belongs to at that time. */
    findOwners({ type, values }: PivotValues, at: string): Owner[] {
      const known = values.flatMap(
        value => byValue.get(`${type} ${value}`) ?? [],
      );
      const owning = known.filter(pivot => isValidAt(pivot, at));
      return [...new Set(owning.map(({ application }) => application))].flatMap(
        application => toOwner(application, at) ?? [],
      );
    },
    /** Whether its deployments are counted from GitLab, which is more precise. */
    isInGitLab: (application: string, at: string) =>
      validVersion(inGitLab, application, at) !== undefined,
  };
};
export type Attribution = ReturnType<typeof createAttribution>;
