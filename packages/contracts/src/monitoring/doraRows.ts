import { z } from 'zod';
import { defineRoute } from '../route';
import {
  DayRange,
  Instant,
  pageOf,
  PageQuery,
  requireFromBeforeTo,
} from '../values';
import { Deployment } from './deployments';
import { DoraDefinition } from './dora';
import { Incident } from './incidents';

const Name = z.string().min(1).max(500);
const Names = z.string().min(1).max(5_000);

const Scope = {
  ...DayRange,
  /** One, or several with a comma between them. */
  application: Names.optional(),
  group: Name.optional(),
};

const Minutes = z.number().nullable();

/** An incident that is put down to a deployment. */
const Cause = Incident.pick({
  source: true,
  id: true,
  number: true,
  title: true,
  url: true,
  openedAt: true,
  resolvedAt: true,
});

/** A successful production deployment, and what became of it. */
export const DoraDeployment = Deployment.extend({
  /** A rollback is of a revision that ran there before the current one. */
  kind: z.enum(['delivery', 'rollback']),
  /** Whether a person marked it as unplanned work. */
  unplanned: z.boolean(),
  /** So young that an incident may still be put down to it. */
  immature: z.boolean(),
  /** Those that count and are put down to it. */
  incidents: z.array(Cause),
  /** False on days before the first of which incidents are known: that none is put down to it says nothing. */
  incidentsKnown: z.boolean(),
  /** From its end until the last of its incidents was resolved; null without one, while one is open, and where one has no end. */
  recoveryMinutes: Minutes,
  /** How many merge requests it carried. */
  mergeRequests: z.number().int(),
});
export type DoraDeployment = z.infer<typeof DoraDeployment>;

export const listDoraDeployments = defineRoute({
  id: 'listDoraDeployments',
  method: 'get',
  path: '/v1/dora/deployments',
  summary:
    'The deployments behind the DORA figures, newest first: with a metric those that it counts, of failure rate and recovery time those with an incident, of the rework rate rollbacks and unplanned ones',
  action: 'monitoring.read',
  query: PageQuery.extend({
    ...Scope,
    metric: z
      .enum([
        'deploymentFrequency',
        'changeFailureRate',
        'recoveryTime',
        'reworkRate',
      ])
      .optional(),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(DoraDeployment),
});

/** A merge request with the times that its lead time is made of. */
export const DoraMergeRequest = z.object({
  project: z.string(),
  iid: z.number().int(),
  application: Deployment.shape.application,
  title: z.string().nullable(),
  author: z.string().nullable(),
  targetBranch: z.string().nullable(),
  url: z.string().nullable(),
  firstCommitAt: Instant.nullable(),
  createdAt: Instant,
  firstReviewAt: Instant.nullable(),
  mergedAt: Instant,
  /** Null while it waits. */
  deployedAt: Instant.nullable(),
  /** The `id` of the deployment that carried it. */
  deployment: z.string().nullable(),
  /** Whether the source says so; else it is the first deployment of the branch after the merge. */
  named: z.boolean().nullable(),
  /** From one instant to the next; null where one of them is not known, or where it is negative. */
  minutes: z.object({
    lead: Minutes,
    coding: Minutes,
    pickup: Minutes,
    review: Minutes,
    deploy: Minutes,
  }),
});
export type DoraMergeRequest = z.infer<typeof DoraMergeRequest>;

export const listDoraMergeRequests = defineRoute({
  id: 'listDoraMergeRequests',
  method: 'get',
  path: '/v1/dora/merge-requests',
  summary:
    'The merge requests behind the lead time: those that reached production, or that wait for it; newest first',
  action: 'monitoring.read',
  query: PageQuery.extend({
    ...Scope,
    state: z.enum(['deployed', 'waiting']).default('deployed'),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(DoraMergeRequest),
});

export const DoraIncident = Incident.extend({
  /** When the deployment that it is put down to finished. */
  deployedAt: Instant.nullable(),
  /** Of 2023 from the end of the deployment, of 2021 from its opening; null while it is open. */
  recoveryMinutes: Minutes,
});
export type DoraIncident = z.infer<typeof DoraIncident>;

export const listDoraIncidents = defineRoute({
  id: 'listDoraIncidents',
  method: 'get',
  path: '/v1/dora/incidents',
  summary:
    'The incidents behind the DORA figures, newest first: those put down to a deployment of the window; with recoveryTime of 2021 those opened in it',
  action: 'monitoring.read',
  query: PageQuery.extend({
    ...Scope,
    metric: z.enum(['changeFailureRate', 'recoveryTime']).optional(),
    definition: DoraDefinition.default('2023'),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(DoraIncident),
});
