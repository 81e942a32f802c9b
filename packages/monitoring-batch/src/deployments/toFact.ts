import {
  Attribution,
  DeploymentFact,
  EnvironmentTiers,
  isProduction,
  ProductionRule,
} from '@rosetta/monitoring-mart';
import { RawRecord } from '@rosetta/raw-store';
import {
  argoCdApplications,
  argoCdPivot,
  Rollout,
} from '@rosetta/sources/argocd';
import {
  gitLabDeployments,
  gitLabPivot,
  readGitLabDeployment,
} from '@rosetta/sources/gitlab';

/** What became of a deployment: a fact, or the reason that it is none. */
export type Shaped =
  | { fact: DeploymentFact }
  | { left: 'notAttributed' | 'leftToGitLab'; name: string };

/** What a day's deployments are shaped with. */
export interface Shaping {
  attribution: Attribution;
  tiers: EnvironmentTiers;
  production: ProductionRule;
  /** Where people look at Argo CD, when that is known. */
  argoCdUrl?: string;
}

/** A deployment of GitLab as it landed, and where. */
export const readDeployment = ({
  document,
  import: rawImport,
  row,
}: RawRecord) => ({
  ...readGitLabDeployment(document),
  raw: { dataset: gitLabDeployments.name, import: rawImport, row },
});

export const fromGitLab = (
  { id, ...deployment }: ReturnType<typeof readDeployment>,
  { attribution, tiers, production }: Shaping,
): Shaped => {
  const { project, environment, finishedAt } = deployment;
  const owner = attribution.findOwner(gitLabPivot(project), finishedAt);
  if (!owner) return { left: 'notAttributed', name: project };
  const tier = tiers.tierOf(project, environment);
  return {
    fact: {
      ...deployment,
      ...owner,
      source: 'gitlab',
      externalId: id,
      tier,
      production: isProduction(environment, tier, production),
    },
  };
};

const urlOf = ({ application, namespace }: Rollout, base?: string) =>
  base === undefined
    ? null
    : `${base.replace(/\/$/, '')}/applications/${
        namespace ? `${namespace}/` : ''
      }${application}`;

/** What Argo CD keeps in its history was rolled out. */
export const fromArgoCd = (
  rollout: Rollout,
  { attribution, production, argoCdUrl }: Omit<Shaping, 'tiers'>,
): Shaped => {
  const { application: name, namespace, environment, deployedAt } = rollout;
  const owner = attribution.findOwner(argoCdPivot(namespace, name), deployedAt);
  if (!owner) return { left: 'notAttributed', name };
  if (attribution.isInGitLab(owner.application, deployedAt))
    return { left: 'leftToGitLab', name };
  return {
    fact: {
      ...owner,
      source: 'argocd',
      project: name,
      // Applications of one name in several namespaces are often rolled out in the same second.
      externalId: `${namespace ?? ''}/${rollout.id}@${deployedAt}`,
      environment,
      tier: null,
      production: isProduction(environment, null, production),
      ref: rollout.ref,
      sha: rollout.revision,
      status: 'success',
      createdAt: rollout.startedAt,
      finishedAt: deployedAt,
      updatedAt: deployedAt,
      deployer: rollout.deployer,
      url: urlOf(rollout, argoCdUrl),
      pipeline: null,
      mergeRequests: null,
      raw: { dataset: argoCdApplications.name, ...rollout.raw },
    },
  };
};
