import { z } from 'zod';
import { openEnum } from '../openEnum';

/** What GitLab's REST API v4 answers: the fields that are read here, and all others as they came. */
const Instant = z.iso.datetime({ offset: true });

const User = z.looseObject({
  id: z.number(),
  name: z.string().optional(),
  username: z.string().optional(),
});

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
  iid: z.number().optional(),
  project_id: z.number().optional(),
  ref: z.string().nullish(),
  sha: z.string(),
  status: JobStatus,
  source: z.string().nullish(),
  name: z.string().nullish(),
  web_url: z.string().optional(),
};

export const GitLabPipeline = z.looseObject({
  ...pipelineFields,
  created_at: Instant,
  updated_at: Instant,
});
export type GitLabPipeline = z.infer<typeof GitLabPipeline>;

/** The job that deployed. Not there when the deployment was made with the API. */
const Deployable = z.looseObject({
  id: z.number(),
  status: JobStatus.optional(),
  name: z.string().optional(),
  stage: z.string().optional(),
  created_at: Instant.nullish(),
  started_at: Instant.nullish(),
  finished_at: Instant.nullish(),
  web_url: z.string().optional(),
  commit: z
    .looseObject({ id: z.string(), title: z.string().optional() })
    .nullish(),
  pipeline: z
    .looseObject({
      ...pipelineFields,
      created_at: Instant.nullish(),
      updated_at: Instant.nullish(),
    })
    .nullish(),
});

export const GitLabDeployment = z.looseObject({
  id: z.number(),
  iid: z.number(),
  ref: z.string(),
  sha: z.string(),
  created_at: Instant,
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
  user: User.nullish(),
  environment: z.looseObject({
    id: z.number(),
    name: z.string(),
    external_url: z.string().nullish(),
  }),
  deployable: Deployable.nullish(),
});
export type GitLabDeployment = z.infer<typeof GitLabDeployment>;

export const GitLabEnvironment = z.looseObject({
  id: z.number(),
  name: z.string(),
  slug: z.string().optional(),
  external_url: z.string().nullish(),
  state: openEnum('available', 'stopping', 'stopped'),
  tier: openEnum(
    'production',
    'staging',
    'testing',
    'development',
    'other',
  ).nullish(),
  created_at: Instant.optional(),
  updated_at: Instant.optional(),
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
