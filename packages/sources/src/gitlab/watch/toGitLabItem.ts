import {
  DeploymentStatus,
  EnvironmentTier,
  LivePipeline,
} from '@rosetta/contracts/monitoring';
import {
  GitLabDeployment,
  GitLabEnvironment,
  GitLabPipeline,
} from '../schemas';
import { gitLabPivot } from '../pivot';
import { instant } from '../../live/instant';
import { SourceItem } from '../../live/types';

/** What each environment of a project is for, by name. */
export type Tiers = ReadonlyMap<string, EnvironmentTier | null>;

export const tiersOf = (environments: readonly GitLabEnvironment[]): Tiers =>
  new Map(
    environments.map(({ name, tier }) => [
      name,
      EnvironmentTier.safeParse(tier).data ?? null,
    ]),
  );

const pipelineOf = ({ deployable }: GitLabDeployment) => {
  const pipeline = deployable?.pipeline;
  return pipeline
    ? {
        pipeline: {
          id: String(pipeline.id),
          status: pipeline.status,
          url: pipeline.web_url ?? null,
          ref: pipeline.ref ?? null,
        },
      }
    : {};
};

/** The last deployment to an environment of a project. */
export const toGitLabItem = (
  project: string,
  deployment: GitLabDeployment,
  tiers: Tiers,
): SourceItem => {
  const { environment, deployable, status, sha } = deployment;
  const tier = tiers.get(environment.name) ?? null;
  return {
    id: `gitlab:${project}:${environment.name}`,
    environment: environment.name,
    tier,
    pivot: gitLabPivot(project),
    source: 'gitlab',
    externalName: project,
    sync: null,
    health: null,
    revision: sha,
    images: [],
    deployedAt: instant(deployable?.finished_at ?? deployment.updated_at),
    status: DeploymentStatus.safeParse(status).data ?? null,
    ...pipelineOf(deployment),
    url: deployable?.web_url ?? deployable?.pipeline?.web_url ?? null,
  };
};

/** A pipeline, before it is said whose it is and how fresh. */
export const toPipeline = (
  project: string,
  pipeline: GitLabPipeline,
): Omit<LivePipeline, 'application' | 'stale' | 'asOf'> => ({
  id: String(pipeline.id),
  project,
  status: pipeline.status,
  ref: pipeline.ref ?? null,
  sha: pipeline.sha,
  createdAt: instant(pipeline.created_at),
  updatedAt: instant(pipeline.updated_at),
  url: pipeline.web_url ?? null,
});
