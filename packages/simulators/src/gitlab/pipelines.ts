import { hexDigest } from '../world/random';
import { Pipeline } from '../world/types';
import { Project, Seen, iso, userJson } from './json';
import { Progress } from './status';

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

/** The further fields of a single pipeline. */
export function pipelineDetails(
  pipeline: Pipeline,
  { status, updatedAt }: Progress,
  seen: Seen,
) {
  const ended = !['running', 'created'].includes(status);
  const startedAt = pipeline.createdAt + 4_000;
  return {
    before_sha: hexDigest(`parent ${pipeline.commit.sha}`),
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
