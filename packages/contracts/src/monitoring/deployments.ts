import { z } from 'zod';
import { defineRoute } from '../route';
import {
  Day,
  DayRange,
  Instant,
  pageOf,
  PageQuery,
  requireFromBeforeTo,
} from '../values';

/** The sources that record deployments, and what people call them. */
export const DEPLOYMENT_SOURCE_TITLES = {
  gitlab: 'GitLab',
  argocd: 'Argo CD',
} as const;
export const DeploymentSource = z.enum(
  Object.keys(DEPLOYMENT_SOURCE_TITLES) as ['gitlab', 'argocd'],
);
export type DeploymentSource = z.infer<typeof DeploymentSource>;

/** What people call a source; of one that records no deployments, its name. */
export const sourceTitle = (name: string): string =>
  (DEPLOYMENT_SOURCE_TITLES as Record<string, string>)[name] ?? name;

/** GitLab's words; Argo CD's history holds what was rolled out, which is `success`. */
export const DeploymentStatus = z.enum([
  'created',
  'running',
  'success',
  'failed',
  'canceled',
  'blocked',
  'skipped',
]);
export type DeploymentStatus = z.infer<typeof DeploymentStatus>;

/** GitLab's words for what an environment is for. */
export const EnvironmentTier = z.enum([
  'production',
  'staging',
  'testing',
  'development',
  'other',
]);
export type EnvironmentTier = z.infer<typeof EnvironmentTier>;

const Name = z.string().min(1).max(500);

/** Parameter of every route about one application. */
export const ApplicationParams = z.object({ app: Name });

/** One deployment, as the run of its day published it. */
export const Deployment = z.object({
  id: z.string(),
  /** The UTC day it counts on: it finished then, else was last updated. */
  day: Day,
  runId: z.string(),
  application: z.object({
    id: z.string(),
    name: z.string(),
    group: z.string().nullable(),
  }),
  source: DeploymentSource,
  /** GitLab's project path, or the name of the Argo CD application. */
  project: z.string(),
  environment: z.string(),
  /** Null when the source does not say; `production` then goes by the name. */
  tier: EnvironmentTier.nullable(),
  production: z.boolean(),
  ref: z.string().nullable(),
  sha: z.string().nullable(),
  status: DeploymentStatus,
  createdAt: Instant.nullable(),
  finishedAt: Instant,
  deployer: z.string().nullable(),
  url: z.string().nullable(),
  /** Where the raw store has it. */
  raw: z.object({ dataset: z.string(), id: z.string() }),
});
export type Deployment = z.infer<typeof Deployment>;

const DeploymentFilters = {
  environment: Name.optional(),
  status: DeploymentStatus.optional(),
  source: DeploymentSource.optional(),
};

export const listApplicationDeployments = defineRoute({
  id: 'listApplicationDeployments',
  method: 'get',
  path: '/v1/applications/:app/deployments',
  summary: 'Deployments of an application, newest first; the last 30 days',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: PageQuery.extend({ ...DayRange, ...DeploymentFilters }).superRefine(
    requireFromBeforeTo,
  ),
  answer: pageOf(Deployment),
});
