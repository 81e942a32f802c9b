import { Deployment } from '../world/types';
import { environmentFields } from './environments';
import { Project, Seen, commitJson, iso, userJson } from './json';
import { pipelineJson } from './pipelines';
import { Progress } from './status';

interface JobContext {
  service: Project;
  pipelineProgress?: Progress;
  seen: Seen;
}

function jobJson(
  deployment: Deployment,
  progress: Progress,
  { service, pipelineProgress, seen }: JobContext,
) {
  const { pipeline, environment, startedAt, finishedAt } = deployment;
  const begun = startedAt <= seen.now;
  const ended = finishedAt <= seen.now;
  return {
    id: deployment.id,
    status: progress.status,
    stage: 'deploy',
    name: `deploy:${environment}`,
    ref: 'main',
    tag: false,
    coverage: null,
    allow_failure: false,
    created_at: iso(deployment.createdAt),
    started_at: begun ? iso(startedAt) : null,
    finished_at: ended ? iso(finishedAt) : null,
    duration: ended ? (finishedAt - startedAt) / 1000 : null,
    user: userJson(deployment.user, seen),
    commit: commitJson(deployment.commit),
    pipeline:
      pipeline && pipelineProgress
        ? pipelineJson(service, pipeline, pipelineProgress, seen)
        : null,
    web_url: `${seen.base}/${service.project.path}/-/jobs/${deployment.id}`,
    project: { ci_job_token_scope_enabled: false },
    runner: null,
    artifacts: [],
  };
}

export function deploymentJson(
  deployment: Deployment,
  progress: Progress,
  context: JobContext,
) {
  return {
    id: deployment.id,
    iid: deployment.iid,
    ref: 'main',
    sha: deployment.commit.sha,
    created_at: iso(deployment.createdAt),
    updated_at: iso(progress.updatedAt),
    status: progress.status,
    user: userJson(deployment.user, context.seen),
    environment: environmentFields(context.service, deployment.environment),
    deployable: jobJson(deployment, progress, context),
  };
}
