import { Holder } from '@rosetta/contracts/attribution';
import { createAttribution } from '@rosetta/monitoring-mart';
import { Referentiel } from '@rosetta/service-kit';
import { argoCdPivot } from '@rosetta/sources/argocd';
import { gitLabPivot } from '@rosetta/sources/gitlab';
import { serviceNowPivots } from '@rosetta/sources/servicenow';

export const NOBODY: Holder = { application: null, name: null, group: null };

/** Where something was deployed from, and when. */
interface Deployed {
  source: 'gitlab' | 'argocd';
  project: string;
  namespace: string | null;
  finishedAt: string;
}

/** Whose things are, in one state of the référentiel. */
export const createHolders = (referentiel: Referentiel) => {
  const attribution = createAttribution(referentiel);
  return {
    /** Rollouts of an application that is in GitLab are counted from there, and are nobody's. */
    ofDeployment({ source, project, namespace, finishedAt }: Deployed): Holder {
      if (source === 'gitlab')
        return attribution.findOwner(gitLabPivot(project), finishedAt) ?? NOBODY; // prettier-ignore
      const pivot = argoCdPivot(namespace, project);
      const owner = attribution.findOwner(pivot, finishedAt);
      return owner && !attribution.isInGitLab(owner.application, finishedAt)
        ? owner
        : NOBODY;
    },
    /** All applications of the most specific configuration item that any has. */
    ofItems: (items: readonly string[], at: string): Holder[] =>
      serviceNowPivots(items)
        .map(pivot => attribution.findOwners(pivot, at))
        .find(({ length }) => length > 0) ?? [],
    ofApplication: (id: string, at: string): Holder =>
      attribution.ownerOf(id, at) ?? NOBODY,
    ofEntity: (entity: string, at: string): Holder[] =>
      attribution.findOwners(
        { type: 'dynatrace:entity', values: [entity] },
        at,
      ),
  };
};
export type Holders = ReturnType<typeof createHolders>;

const keyOf = ({ application, group }: Holder) => `${application} ${group}`;
export const isSame = (a: Holder, b: Holder) => keyOf(a) === keyOf(b);

/** Who loses something to whom: of one application, the owner changes; of several, each leaves or comes. */
export const movesBetween = (
  before: readonly Holder[],
  after: readonly Holder[],
): { from: Holder; to: Holder }[] => {
  const lost = before.filter(each => !after.some(other => isSame(each, other)));
  const won = after.filter(each => !before.some(other => isSame(each, other)));
  const paired = lost.map(from => {
    const same = won.findIndex(each => each.application === from.application);
    const [to = NOBODY] = won.splice(Math.max(same, 0), 1);
    return { from, to };
  });
  return [...paired, ...won.map(to => ({ from: NOBODY, to }))];
};
