import { Environment } from '../company';
import { World } from '../world/World';
import { Deployment, Pipeline } from '../world/types';
import {
  deploymentProgress,
  listDeployments,
  pipelineProgress,
} from './status';
import { deploymentJson } from './deployments';
import {
  environmentId,
  environmentJson,
  reviewEnvironmentJson,
} from './environments';
import { Project, Seen } from './json';
import {
  MergeRequest,
  broughtBy,
  commentEvents,
  listMergeRequests,
  mergeRequestCommits,
  mergeRequestJson,
} from './mergeRequests';
import { pipelineDetails, pipelineJson } from './pipelines';
import { projectJson } from './projects';

/** What GitLab shows of one project at one moment. */
export class ProjectView {
  readonly #world: World;
  readonly #project: Project;
  readonly #seen: Seen;
  readonly #deployments: Deployment[];
  readonly #pipelines: Pipeline[];
  readonly #byPipeline: Map<Pipeline | undefined, Deployment[]>;

  constructor(world: World, project: Project, base: string) {
    this.#world = world;
    this.#project = project;
    this.#seen = { base, now: world.now() };
    this.#deployments = listDeployments(world, project);
    this.#pipelines = world.pipelines(project);
    this.#byPipeline = Map.groupBy(this.#deployments, d => d.pipeline);
  }

  project() {
    const last = this.#pipelines.at(-1);
    return projectJson(this.#project, last?.createdAt ?? 0, this.#seen);
  }

  /** What is filtered and sorted by; the rest is made of those that are sent. */
  deployments() {
    return this.#deployments.map(deployment => {
      const progress = deploymentProgress(deployment, this.#seen.now);
      return {
        id: deployment.id,
        iid: deployment.iid,
        ref: 'main',
        status: progress.status,
        environment: deployment.environment as string,
        created_at: deployment.createdAt,
        updated_at: progress.updatedAt,
        json: () => this.#deployment(deployment),
      };
    });
  }

  pipelines() {
    return this.#pipelines.map(pipeline => {
      const progress = this.#pipelineProgress(pipeline);
      const { id, ref, source, commit } = pipeline;
      return {
        id,
        ref,
        source: source as string,
        sha: commit.sha,
        status: progress.status,
        updated_at: progress.updatedAt,
        json: () => pipelineJson(this.#project, pipeline, progress, this.#seen),
      };
    });
  }

  pipeline(id: number) {
    const pipeline = this.#pipelines.find(p => p.id === id);
    if (!pipeline) return undefined;
    const progress = this.#pipelineProgress(pipeline);
    return {
      ...pipelineJson(this.#project, pipeline, progress, this.#seen),
      ...pipelineDetails(pipeline, progress, this.#seen),
    };
  }

  mergeRequests() {
    return listMergeRequests(this.#project, this.#pipelines).map(request => ({
      id: request.id,
      iid: request.iid,
      state: 'merged',
      target_branch: 'main',
      title: request.merge.title as string,
      created_at: request.createdAt,
      updated_at: request.mergedAt,
      merged_at: request.mergedAt,
      commits: () => mergeRequestCommits(request),
      json: () => this.#mergeRequest(request),
    }));
  }

  /** Undefined when there is no such deployment. */
  deploymentMergeRequests(id: number) {
    const deployment = this.#deployments.find(each => each.id === id);
    return (
      deployment &&
      broughtBy(deployment, this.#world, this.#project).map(request => ({
        id: request.id,
        json: () => this.#mergeRequest(request),
      }))
    );
  }

  /** What people did; of that, comments only. */
  events() {
    const requests = listMergeRequests(this.#project, this.#pipelines);
    return commentEvents(requests, this.#project, this.#seen);
  }

  environments() {
    const project = this.#project;
    return [
      ...project.environments.map(environment =>
        environmentJson(
          project,
          environment,
          this.#lastIn(environment)?.finishedAt ?? 0,
        ),
      ),
      ...reviewEnvironmentJson(project, this.#seen),
    ];
  }

  /** With its last deployment, which a list leaves out. */
  environment(id: number) {
    const found = this.environments().find(e => e.id === id);
    const environment = this.#project.environments.find(
      e => environmentId(this.#project, e) === id,
    );
    const last = environment && this.#lastIn(environment);
    return (
      found && {
        ...found,
        last_deployment: last ? this.#deployment(last) : null,
      }
    );
  }

  #mergeRequest(request: MergeRequest) {
    return mergeRequestJson(request, this.#project, this.#seen);
  }

  #lastIn(environment: Environment) {
    return this.#deployments.findLast(
      d =>
        d.environment === environment &&
        d.finishedAt <= this.#seen.now &&
        d.outcome === 'success',
    );
  }

  #pipelineProgress(pipeline: Pipeline) {
    const deployments = this.#byPipeline.get(pipeline) ?? [];
    return pipelineProgress(pipeline, deployments, this.#seen.now);
  }

  #deployment(deployment: Deployment) {
    return deploymentJson(
      deployment,
      deploymentProgress(deployment, this.#seen.now),
      {
        service: this.#project,
        seen: this.#seen,
        pipelineProgress:
          deployment.pipeline && this.#pipelineProgress(deployment.pipeline),
      },
    );
  }
}
