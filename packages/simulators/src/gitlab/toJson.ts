import { Environment } from '../company';
import { hexOf, seeded } from '../world/random';
import { Commit, Deployment, Instant, Pipeline, Service } from '../world/types';
import { DAY, dayOf } from '../world/workingTime';
import { Progress } from './status';

/** GitLab's own address, and the time. */
export interface Seen {
  base: string;
  now: Instant;
}

export type Project = Service & Required<Pick<Service, 'project'>>;

export const isProject = (service: Service): service is Project =>
  service.project !== undefined;

const iso = (at: Instant) => new Date(at).toISOString();

const titleOf = (name: string) =>
  name
    .split('.')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join(' ');

export const userJson = (name: string, { base }: Seen) => ({
  id: parseInt(hexOf(name, 5), 16),
  username: name,
  name: titleOf(name),
  state: 'active',
  avatar_url: null,
  web_url: `${base}/${name}`,
});

const commitJson = ({ sha, title, author, at }: Commit) => ({
  id: sha,
  short_id: sha.slice(0, 8),
  created_at: iso(at),
  parent_ids: [hexOf(`parent ${sha}`)],
  title,
  message: `${title}\n`,
  author_name: titleOf(author),
  author_email: `${author}@aurore.example`,
  authored_date: iso(at),
  committer_name: titleOf(author),
  committer_email: `${author}@aurore.example`,
  committed_date: iso(at),
});

export function pipelineJson(
  { project }: Project,
  pipeline: Pipeline,
  { status, updatedAt }: Progress,
  { base }: Seen,
) {
  return {
    id: pipeline.id,
    iid: pipeline.iid,
    project_id: project.id,
    sha: pipeline.commit.sha,
    ref: pipeline.ref,
    status,
    source: pipeline.source,
    created_at: iso(pipeline.createdAt),
    updated_at: iso(updatedAt),
    web_url: `${base}/${project.path}/-/pipelines/${pipeline.id}`,
    name: null,
  };
}

/** What a single pipeline tells besides. */
export function pipelineDetails(
  pipeline: Pipeline,
  { status, updatedAt }: Progress,
  seen: Seen,
) {
  const ended = !['running', 'created'].includes(status);
  const startedAt = pipeline.createdAt + 4_000;
  return {
    before_sha: hexOf(`parent ${pipeline.commit.sha}`),
    tag: false,
    yaml_errors: null,
    user: userJson(pipeline.commit.author, seen),
    started_at: iso(startedAt),
    finished_at: ended ? iso(updatedAt) : null,
    committed_at: null,
    duration: ended ? Math.round((updatedAt - startedAt) / 1000) : null,
    queued_duration: 4,
    coverage: null,
  };
}

const TIERS: Record<Environment, string> = {
  development: 'development',
  staging: 'staging',
  production: 'production',
};

export const environmentId = (
  { project, environments }: Project,
  environment: Environment,
) => project.id * 10 + environments.indexOf(environment);

const urlOf = ({ name }: Service, environment: Environment) =>
  environment === 'production'
    ? `https://${name}.aurore.example`
    : `https://${name}.${environment}.aurore.example`;

const environmentFields = (service: Project, environment: Environment) => ({
  id: environmentId(service, environment),
  name: environment as string,
  slug: environment as string,
  external_url: urlOf(service, environment),
});

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

const CREATED = Date.UTC(2025, 0, 6);

export const environmentJson = (
  service: Project,
  environment: Environment,
  updatedAt: Instant,
) => ({
  ...environmentFields(service, environment),
  state: 'available',
  tier: TIERS[environment],
  created_at: iso(CREATED),
  updated_at: iso(updatedAt),
  auto_stop_at: null,
});

/** Of a branch that was looked at before it was merged. Not all projects have such environments. */
export function reviewEnvironmentJson(service: Project, { now }: Seen) {
  const random = seeded('review', service.id);
  if (!random.chance(0.3)) return [];
  const at = dayOf(now) - Math.floor(random.between(5, 40)) * DAY;
  return [
    {
      id: service.project.id * 10 + 9,
      name: 'review/first-page',
      slug: `review-first-page-${hexOf(service.id, 6)}`,
      external_url: `https://review-first-page.${service.name}.aurore.example`,
      state: 'stopped',
      tier: 'development',
      created_at: iso(at - 3 * DAY),
      updated_at: iso(at),
      auto_stop_at: null,
    },
  ];
}

export function projectJson(
  { name, description, project }: Project,
  lastActivityAt: Instant,
  { base }: Seen,
) {
  const [path, ...groups] = project.path.split('/').reverse();
  const namespace = groups.reverse().join('/');
  return {
    id: project.id,
    description,
    name,
    name_with_namespace: project.path.split('/').join(' / '),
    path,
    path_with_namespace: project.path,
    created_at: iso(CREATED),
    default_branch: 'main',
    tag_list: [],
    topics: [],
    http_url_to_repo: `${base}/${project.path}.git`,
    web_url: `${base}/${project.path}`,
    namespace: { path: groups.at(-1), kind: 'group', full_path: namespace },
    last_activity_at: iso(lastActivityAt),
    archived: false,
    visibility: 'private',
  };
}
