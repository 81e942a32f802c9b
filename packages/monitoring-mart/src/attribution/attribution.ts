import { Referentiel, validVersion, versionsBy } from '@rosetta/service-kit';

/** The application that something deployed is of, and the group that owned it then. */
export interface Owner {
  application: string;
  name: string;
  group: string | null;
}

/**
 * Says whose something deployed is at an instant: the application that its GitLab project, or its
 * name in Argo CD, is a pivot of then. Published history and the live board go by the same rule.
 */
export const createAttribution = ({ applications, pivots }: Referentiel) => {
  const ofType = (type: string) => pivots.filter(pivot => pivot.type === type);
  const projects = versionsBy(ofType('gitlab:project'), ({ value }) => value);
  const argoCd = versionsBy(ofType('argocd:app'), ({ value }) => value);
  const inGitLab = versionsBy(
    ofType('gitlab:project'),
    ({ application }) => application,
  );
  const owners = versionsBy(applications, ({ id }) => id);

  const ownerOf = (id: string | undefined, at: string): Owner | undefined => {
    if (id === undefined) return undefined;
    const owner = validVersion(owners, id, at);
    return {
      application: id,
      name: owner?.name ?? id,
      group: owner?.group ?? null,
    };
  };

  return {
    ofProject: (path: string, at: string) =>
      ownerOf(validVersion(projects, path, at)?.application, at),
    /** One name may be there in several namespaces: the pivot that names both knows better. */
    ofArgoCd: (namespace: string | null, name: string, at: string) =>
      ownerOf(
        (
          validVersion(argoCd, `${namespace}/${name}`, at) ??
          validVersion(argoCd, name, at)
        )?.application,
        at,
      ),
    /** Its deployments are counted by GitLab, which knows them better. */
    isInGitLab: (application: string, at: string) =>
      validVersion(inGitLab, application, at) !== undefined,
  };
};
export type Attribution = ReturnType<typeof createAttribution>;
