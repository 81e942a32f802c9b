import { z } from 'zod';
import { openEnum } from '../openEnum';

/**
 * What GitLab's REST API v4 answers: the fields that are read here, and all others as they came,
 * since what nobody reads can't make a record unreadable.
 */
const Instant = z.iso.datetime({ offset: true });

const JobStatus = openEnum(
  'created',
  'waiting_for_resource',
  'preparing',
  'pending',
  'running',
  'success',
  'failed',
  'canceling',
  'canceled',
  'skipped',
  'manual',
  'scheduled',
);

const pipelineFields = {
  id: z.number(),
  ref: z.string().nullish(),
  status: JobStatus,
  web_url: z.string().nullish(),
};

export const GitLabPipeline = z.looseObject({
  ...pipelineFields,
  sha: z.string(),
  created_at: Instant,
  updated_at: Instant,
});
export type GitLabPipeline = z.infer<typeof GitLabPipeline>;

/** The job that deployed. Not there when the deployment was made with the API. */
const Deployable = z.looseObject({
  finished_at: Instant.nullish(),
  web_url: z.string().nullish(),
  pipeline: z.looseObject(pipelineFields).nullish(),
});

export const GitLabDeployment = z.looseObject({
  id: z.number(),
  sha: z.string(),
  updated_at: Instant,
  status: openEnum(
    'created',
    'running',
    'success',
    'failed',
    'canceled',
    'skipped',
    'blocked',
  ),
  environment: z.looseObject({ name: z.string() }),
  deployable: Deployable.nullish(),
});
export type GitLabDeployment = z.infer<typeof GitLabDeployment>;

export const GitLabEnvironment = z.looseObject({
  id: z.number(),
  name: z.string(),
  tier: openEnum(
    'production',
    'staging',
    'testing',
    'development',
    'other',
  ).nullish(),
});
export type GitLabEnvironment = z.infer<typeof GitLabEnvironment>;

export const GitLabProject = z.looseObject({
  id: z.number(),
  name: z.string(),
  path_with_namespace: z.string(),
  web_url: z.string(),
  default_branch: z.string().nullish(),
  last_activity_at: Instant.nullish(),
});
export type GitLabProject = z.infer<typeof GitLabProject>;

const Author = z.looseObject({ username: z.string().nullish() }).nullish();

export const GitLabMergeRequest = z.looseObject({
  id: z.number(),
  iid: z.number(),
  state: openEnum('opened', 'closed', 'locked', 'merged'),
  target_branch: z.string(),
  created_at: Instant,
  merged_at: Instant.nullish(),
  updated_at: Instant,
  author: Author,
});
export type GitLabMergeRequest = z.infer<typeof GitLabMergeRequest>;

/** Its id is its hash. */
export const GitLabCommit = z.looseObject({
  id: z.string(),
  authored_date: Instant.nullish(),
});
export type GitLabCommit = z.infer<typeof GitLabCommit>;

/** What somebody wrote: one page of events has the comments of many merge requests. */
export const GitLabComment = z.looseObject({
  id: z.number(),
  note: z
    .looseObject({
      noteable_type: z.string().nullish(),
      noteable_iid: z.number().nullish(),
    })
    .nullish(),
});
export type GitLabComment = z.infer<typeof GitLabComment>;
