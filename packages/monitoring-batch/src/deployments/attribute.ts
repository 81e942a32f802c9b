import { Referentiel, validVersion, versionsBy } from '@rosetta/service-kit';

/** The application a deployment is of, and the group that owned it then. */
export interface Owner {
  application: string;
  group: string | null;
}

/** Says whose a deployment is: the application that its project, or its name in Argo CD, is a pivot of then. */
export const createAttribution = ({ applications, pivots }: Referentiel) => {
  const ofType = (type: string) => pivots.filter(pivot => pivot.type === type);
  const projects = versionsBy(ofType('gitlab:project'), ({ value }) => value);
  const argoCd = versionsBy(ofType('argocd:app'), ({ value }) => value);
  const inGitLab = versionsBy(
    ofType('gitlab:project'),
    ({ application }) => application,
  );
  const owners = versionsBy(applications, ({ id }) => id);

  const ownerOf = (id: string | undefined, at: string): Owner | undefined =>
    id === undefined
      ? undefined
      : {
          application: id,
          group: validVersion(owners, id, at)?.group ?? null,
        };

  return {
    ofProject: (path: string, at: string) =>
      ownerOf(validVersion(projects, path, at)?.application, at),
    ofArgoCd: (namespace: string | null, name: string, at: string) =>
      ownerOf(
        (
          validVersion(argoCd, name, at) ??
          validVersion(argoCd, `${namespace}/${name}`, at)
        )?.application,
        at,
      ),
    /** Its deployments are counted by GitLab, which knows them better. */
    isInGitLab: (application: string, at: string) =>
      validVersion(inGitLab, application, at) !== undefined,
  };
};
export type Attribution = ReturnType<typeof createAttribution>;
