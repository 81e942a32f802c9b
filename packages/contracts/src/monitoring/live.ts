import { z } from 'zod';
import { defineRoute } from '../route';
import { SourceHealth } from '../sources';
import { Instant } from '../values';
import {
  ApplicationParams,
  DeploymentStatus,
  EnvironmentTier,
} from './deployments';

/** The state of a source: it answers; it is late or may not be polled yet, and `error` says why where that is known; its last poll failed. */
export const LiveState = z.enum(['ok', 'stale', 'down']);
export type LiveState = z.infer<typeof LiveState>;

/** Of any source that is watched: new ones need no new contract. */
const SourceName = z.string().min(1);

/** A source that is watched, with the age of what is shown; items that suffer from its problems say so themselves. */
export const LiveSource = SourceHealth.extend({ state: LiveState });
export type LiveSource = z.infer<typeof LiveSource>;

/**
 * The référentiel, which says whose what runs is, does not answer. What it said last holds; where it
 * has said nothing yet, no item has an application, and an application's part of the board is empty.
 */
export const LiveAttribution = z.object({
  state: z.enum(['stale', 'unknown']),
  /** When it said last whose things are. */
  asOf: Instant.nullable(),
  error: z.string(),
});
export type LiveAttribution = z.infer<typeof LiveAttribution>;

/** Where what is shown comes from. */
const origin = {
  sources: z.array(LiveSource),
  /** Not there while all is well. */
  attribution: LiveAttribution.optional(),
};

/** Every live answer: what is known, and how each source is. A source that fails takes nothing away. */
export const liveOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), ...origin });

/** Argo CD's words. */
export const SyncStatus = z.enum(['Synced', 'OutOfSync', 'Unknown']);
export type SyncStatus = z.infer<typeof SyncStatus>;
export const HealthStatus = z.enum([
  'Healthy',
  'Progressing',
  'Degraded',
  'Suspended',
  'Missing',
  'Unknown',
]);
export type HealthStatus = z.infer<typeof HealthStatus>;

const LiveApplication = z
  .object({
    id: z.string(),
    name: z.string(),
    group: z.string().nullable(),
    groupName: z.string().nullable(),
  })
  /** Null when no pivot says whose it is: shown, never dropped. */
  .nullable();

/** What an item says of its own age. */
export const Freshness = {
  /** The source does not say so now: this is what it said at `asOf`. */
  stale: z.boolean(),
  asOf: Instant,
};

export const LivePipeline = z.object({
  id: z.string(),
  application: LiveApplication,
  project: z.string(),
  /** GitLab's word: `running`, `success`, `failed`, … */
  status: z.string(),
  ref: z.string().nullable(),
  sha: z.string().nullable(),
  createdAt: Instant.nullable(),
  updatedAt: Instant.nullable(),
  url: z.string().nullable(),
  ...Freshness,
});
export type LivePipeline = z.infer<typeof LivePipeline>;

/** What runs of an application in an environment, as one source says. */
export const LiveDeployment = z.object({
  /** Names the item from one event of the board to the next. */
  id: z.string(),
  application: LiveApplication,
  environment: z.string(),
  tier: EnvironmentTier.nullable(),
  production: z.boolean(),
  source: SourceName,
  /** Its name there: Argo CD's application, or GitLab's project path. */
  externalName: z.string(),
  /** Null where the source has no such word, as GitLab. */
  sync: SyncStatus.nullable(),
  health: HealthStatus.nullable(),
  revision: z.string().nullable(),
  images: z.array(z.string()),
  deployedAt: Instant.nullable(),
  status: DeploymentStatus.nullable(),
  /** The pipeline that deployed it, where the source says. */
  pipeline: LivePipeline.pick({
    id: true,
    status: true,
    url: true,
    ref: true,
  }).optional(),
  url: z.string().nullable(),
  ...Freshness,
  /** Why its source no longer says this of it, while it answers for others; it is `stale` then. */
  problem: z.string().optional(),
});
export type LiveDeployment = z.infer<typeof LiveDeployment>;

/** The board, as JSON and as the `snapshot` event of its stream. */
export const LiveBoard = liveOf(LiveDeployment);
export type LiveBoard = z.infer<typeof LiveBoard>;

/** The `change` event: items that are new or say something new, and ids of those that went. */
export const BoardChange = z.object({
  items: z.array(LiveDeployment),
  removed: z.array(z.string()),
});
export type BoardChange = z.infer<typeof BoardChange>;

/** The `sources` event: how each source is now. What a source said is stale when it is not `ok`, or when the item has a `problem`. */
export const BoardSources = z.object(origin);
export type BoardSources = z.infer<typeof BoardSources>;

export const getLiveBoard = defineRoute({
  id: 'getLiveBoard',
  method: 'get',
  path: '/v1/deployments/live',
  summary:
    'Every application by environment, now; as it changes with Accept: text/event-stream (events snapshot, change, sources)',
  action: 'monitoring.read',
  answer: LiveBoard,
  alternatives: ['text/event-stream'],
});

export const getLiveDeployments = defineRoute({
  id: 'getLiveDeployments',
  method: 'get',
  path: '/v1/applications/:app/deployments/live',
  summary: 'What runs of an application, by environment, now',
  action: 'monitoring.read',
  params: ApplicationParams,
  answer: LiveBoard,
});

export const getLivePipelines = defineRoute({
  id: 'getLivePipelines',
  method: 'get',
  path: '/v1/applications/:app/pipelines/live',
  summary: 'The newest pipelines of an application, now',
  action: 'monitoring.read',
  params: ApplicationParams,
  answer: liveOf(LivePipeline),
});
