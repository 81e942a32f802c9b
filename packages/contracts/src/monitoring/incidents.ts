import { z } from 'zod';
import { Day, Instant } from '../values';

/** The sources that record incidents and changes, and what people call them. */
export const INCIDENT_SOURCE_TITLES = { servicenow: 'ServiceNow' } as const;
export const IncidentSource = z.enum(
  Object.keys(INCIDENT_SOURCE_TITLES) as ['servicenow'],
);
export type IncidentSource = z.infer<typeof IncidentSource>;

/** Why an incident counts in no figure. */
export const NotCountedReason = z.enum([
  'priority',
  'child',
  'duplicate',
  'cancelled',
]);
export type NotCountedReason = z.infer<typeof NotCountedReason>;

/** What its source calls an incident that is over, whatever its dates say. */
export const ENDED_INCIDENT_STATES = [
  'resolved',
  'closed',
  'canceled',
  'cancelled',
] as const;

/** Whether an incident goes on. One that is over without a date is a mistake in its source: it has no time, and is not open. */
export const isOpenIncident = ({
  state,
  resolvedAt,
}: Pick<Incident, 'state' | 'resolvedAt'>): boolean =>
  resolvedAt === null &&
  !(ENDED_INCIDENT_STATES as readonly string[]).includes(state);

export const LinkCertainty = z.enum(['high', 'medium', 'low']);
export type LinkCertainty = z.infer<typeof LinkCertainty>;

/**
 * Why an incident is put down to a deployment: a person said so; the change that it names names
 * the deployment, or was at work when it finished; it was the last one before; there was none.
 */
export const LinkReason = z.enum([
  'override',
  'change-names-deployment',
  'change-window',
  'last-deployment',
  'no-deployment',
]);
export type LinkReason = z.infer<typeof LinkReason>;

/** Which deployment an incident is put down to. */
export const IncidentLink = z.object({
  /** Counted from 1, which a run decided; each change by a person is a new one. */
  version: z.number().int(),
  /** The `id` of a deployment; null where it is put down to none. */
  deployment: z.string().nullable(),
  /** Whether the deployment was unplanned work; null where nobody said. */
  unplanned: z.boolean().nullable(),
  kind: z.enum(['rule', 'override']),
  certainty: LinkCertainty,
  reason: LinkReason,
  /** What the person said who decided it. */
  comment: z.string().nullable(),
  decidedAt: Instant,
  decidedBy: z.string(),
});
export type IncidentLink = z.infer<typeof IncidentLink>;

const Owner = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string().nullable(),
});

/** What every published row says of where it comes from. */
const Origin = {
  /** The UTC day that it belongs to. */
  day: Day,
  runId: z.string(),
  application: Owner,
  /** Where the raw store has it. */
  raw: z.object({ dataset: z.string(), id: z.string() }),
};

/** An incident of an application, as the run of its day published it. */
export const Incident = z.object({
  source: IncidentSource,
  id: z.string(),
  number: z.string(),
  ...Origin,
  /** 1 is the highest; null where it has none. */
  priority: z.number().int().nullable(),
  state: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  openedAt: Instant,
  /** When the problem that it names began. */
  beganAt: Instant.nullable(),
  /** When it was resolved, else closed; null while it goes on, and where its source says that it is over and not since when. */
  resolvedAt: Instant.nullable(),
  /** Null where it counts in figures. */
  notCounted: NotCountedReason.nullable(),
  /** The change that it names as its cause. */
  causedBy: z.string().nullable(),
  problem: z.string().nullable(),
  link: IncidentLink.nullable(),
});
export type Incident = z.infer<typeof Incident>;

/** A problem that monitoring found. */
export const Problem = z.object({
  source: z.string(),
  id: z.string(),
  displayId: z.string().nullable(),
  ...Origin,
  title: z.string(),
  severity: z.string().nullable(),
  impact: z.string().nullable(),
  url: z.string().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  rootCause: z.string().nullable(),
});
export type Problem = z.infer<typeof Problem>;

export const ChangeType = z.enum(['standard', 'normal', 'emergency']);
export type ChangeType = z.infer<typeof ChangeType>;

/** A change request of an application, as the run of its day published it. */
export const ChangeRequest = z.object({
  source: IncidentSource,
  id: z.string(),
  number: z.string(),
  ...Origin,
  type: ChangeType,
  state: z.string(),
  risk: z.string().nullable(),
  title: z.string(),
  url: z.string().nullable(),
  /** When it is planned, else when it was done, else when it was made. */
  at: Instant,
  plannedStart: Instant.nullable(),
  plannedEnd: Instant.nullable(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** What it says it deploys. */
  correlation: z.string().nullable(),
  /** The `id` of each deployment that it is of. */
  deployments: z.array(z.string()),
});
export type ChangeRequest = z.infer<typeof ChangeRequest>;
