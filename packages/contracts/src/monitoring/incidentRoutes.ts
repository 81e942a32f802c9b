import { z } from 'zod';
import { defineRoute } from '../route';
import {
  DayRange,
  Instant,
  pageOf,
  PageQuery,
  requireFromBeforeTo,
} from '../values';
import { ApplicationParams } from './deployments';
import { Incident, IncidentLink, IncidentSource } from './incidents';

const Name = z.string().min(1).max(500);
const Flag = z.enum(['true', 'false']);

const IncidentFilters = {
  ...DayRange,
  /** Of this priority; 1 is the highest. */
  priority: z.coerce.number().int().min(1).max(5).optional(),
  /** Only those that count in figures, or only the others. */
  counts: Flag.optional(),
  /** Only those that are not resolved. */
  open: Flag.optional(),
};

export const listIncidents = defineRoute({
  id: 'listIncidents',
  method: 'get',
  path: '/v1/incidents',
  summary:
    'Incidents with the deployments that they are put down to, newest first; the last 30 days. As a CSV file, all of them',
  action: 'monitoring.read',
  query: PageQuery.extend({
    ...IncidentFilters,
    application: Name.optional(),
    group: Name.optional(),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(Incident),
  alternatives: ['text/csv'],
});

export const listApplicationIncidents = defineRoute({
  id: 'listApplicationIncidents',
  method: 'get',
  path: '/v1/applications/:app/incidents',
  summary: 'Incidents of an application, newest first; the last 30 days',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: PageQuery.extend(IncidentFilters).superRefine(requireFromBeforeTo),
  answer: pageOf(Incident),
});

const IncidentParams = z.object({ source: IncidentSource, incident: Name });

export const listIncidentLinks = defineRoute({
  id: 'listIncidentLinks',
  method: 'get',
  path: '/v1/incident-links/:source/:incident',
  summary:
    'Every decision on which deployment an incident is put down to; the first one counts',
  action: 'monitoring.read',
  params: IncidentParams,
  answer: z.object({ items: z.array(IncidentLink) }),
});

/** `source:project:id`, as deployments have it. */
const DeploymentId = z
  .string()
  .max(1_000)
  .regex(
    /^(gitlab|argocd):.+:.+$/,
    'must be the id of a deployment, such as gitlab:shop/web:12, or null',
  );

export const setIncidentLink = defineRoute({
  id: 'setIncidentLink',
  method: 'put',
  path: '/v1/incident-links/:source/:incident',
  summary: 'Put an incident down to another deployment, or to none',
  action: 'monitoring.incidents.write',
  params: IncidentParams,
  body: z.strictObject({
    /** Null where no deployment is the cause. */
    deployment: DeploymentId.nullable(),
    /** Whether that deployment was unplanned work. */
    unplanned: z.boolean().optional(),
    reason: z.string().trim().min(1).max(2_000),
  }),
  answer: IncidentLink,
});

/** Why something may be what an incident comes from; each adds to its score. */
export const SuspectReason = z.enum([
  'named-by-incident',
  'same-application',
  'dependency',
  'shortly-before',
  'within-window',
  'failed',
  'rollback',
  'emergency',
  'high-risk',
  'without-change',
]);
export type SuspectReason = z.infer<typeof SuspectReason>;

const Owner = Incident.shape.application;

/** What changed before an incident. */
export const Suspect = z.object({
  kind: z.enum(['deployment', 'change']),
  /** The `id` of the deployment, or of the change. */
  id: z.string(),
  title: z.string(),
  application: Owner,
  at: Instant,
  url: z.string().nullable(),
  /** Higher is more likely: the sum of the points of its reasons. */
  score: z.number().int(),
  reasons: z.array(z.object({ code: SuspectReason, points: z.number().int() })),
});
export type Suspect = z.infer<typeof Suspect>;

export const listSuspects = defineRoute({
  id: 'listSuspects',
  method: 'get',
  path: '/v1/incidents/:source/:incident/suspects',
  summary:
    'What changed in the hours before an incident began, the most likely cause first',
  action: 'monitoring.read',
  params: IncidentParams,
  query: z.strictObject({
    /** How far to look back. */
    hours: z.coerce.number().int().min(1).max(72).default(2),
  }),
  answer: z.object({
    incident: Incident,
    from: Instant,
    to: Instant,
    /** False while the référentiel does not say what the application depends on: then only its own changes are here. */
    dependenciesKnown: z.boolean(),
    items: z.array(Suspect),
  }),
});
