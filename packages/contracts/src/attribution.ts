import { z } from 'zod';
import type { Action } from './access';
import { DoraMetric } from './monitoring/dora';
import { PivotType } from './ref/entities';
import { Operation, defineRoute } from './route';
import { Decimal, Instant, InstantInput, Month } from './values';

const Validity = {
  validFrom: InstantInput.nullable(),
  validTo: InstantInput.nullable(),
};
const MAX_CHANGES = 20_000;
const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** A value of a tool that belongs to an application, in a time. */
export const PivotClaim = z.strictObject({
  application: z.string().min(1).max(200),
  type: PivotType,
  value: z.string().min(1).max(4000),
  ...Validity,
});
export type PivotClaim = z.infer<typeof PivotClaim>;

/** Whose an application is, in a time. */
export const Ownership = z.strictObject({
  id: z.string().min(1).max(200),
  name: z.string(),
  group: z.string().min(1).max(200),
  ...Validity,
});
export type Ownership = z.infer<typeof Ownership>;

const beforeAndAfter = <T extends z.ZodType>(item: T) =>
  z
    .strictObject({
      before: z.array(item).max(MAX_CHANGES),
      after: z.array(item).max(MAX_CHANGES),
    })
    .default({ before: [], after: [] });

/** What would be taken out of the référentiel, and what would be there instead. */
export const AttributionToPreview = z.strictObject({
  pivots: beforeAndAfter(PivotClaim),
  /** All the times of each application that changes. */
  applications: beforeAndAfter(Ownership),
  /** How many of the last published months are looked at. */
  months: z.int().min(1).max(12).default(3),
});
export type AttributionToPreview = z.infer<typeof AttributionToPreview>;

/** Who has something; no application where it belongs to none. */
export const Holder = z.object({
  application: z.string().nullable(),
  name: z.string().nullable(),
  group: z.string().nullable(),
});
export type Holder = z.infer<typeof Holder>;

export const MovedCost = z.object({
  period: Month,
  currency: z.string(),
  /** Charges themselves, or the parts of shared cost that follow their application. */
  kind: z.enum(['direct', 'indirect']),
  from: Holder,
  to: Holder,
  amount: Decimal,
  charges: z.int(),
});
export type MovedCost = z.infer<typeof MovedCost>;

export const AttributionCostPreview = z.object({
  /** The months that were looked at, and the published run of each. */
  periods: z.array(z.object({ period: Month, runId: z.string(), at: Instant })),
  /** The largest amounts first. */
  items: z.array(MovedCost),
});
export type AttributionCostPreview = z.infer<typeof AttributionCostPreview>;

export const MovedDeployments = z.object({
  source: z.enum(['gitlab', 'argocd']),
  project: z.string(),
  from: Holder,
  to: Holder,
  deployments: z.int(),
  /** Of these, in production. */
  production: z.int(),
  last: Instant,
});
export type MovedDeployments = z.infer<typeof MovedDeployments>;

export const MovedIncidents = z.object({
  from: Holder,
  to: Holder,
  incidents: z.int(),
  /** Of these, those that count in figures. */
  counted: z.int(),
  /** Of these, those that are not resolved. */
  open: z.int(),
  /** When the last one was opened. */
  last: Instant,
});
export type MovedIncidents = z.infer<typeof MovedIncidents>;

export const PREVIEWED_METRICS = [
  'deploymentFrequency',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
] as const;

/** A DORA figure of an application that would be another one. */
export const ChangedDora = z.object({
  application: z.string(),
  name: z.string(),
  metric: z.enum(PREVIEWED_METRICS),
  before: DoraMetric,
  after: DoraMetric,
});
export type ChangedDora = z.infer<typeof ChangedDora>;

/** An objective whose application gets another owner, or that is measured on other entities. */
export const MovedSlo = z.object({
  slo: z.string(),
  name: z.string(),
  reason: z.enum(['owner', 'signals']),
  from: Holder,
  to: Holder,
});
export type MovedSlo = z.infer<typeof MovedSlo>;

export const AttributionDeploymentPreview = z.object({
  /** Deployments that finished, and incidents that were opened, since then were looked at. */
  since: Instant,
  /** The most deployments first. */
  items: z.array(MovedDeployments),
  /** The most incidents first. */
  incidents: z.array(MovedIncidents),
  /** Incidents that were published before their configuration items were kept: where they would go is not known. */
  incidentsNotKnown: z.int(),
  /** Figures of the days since then, by application. */
  dora: z.array(ChangedDora),
  slos: z.array(MovedSlo),
});
export type AttributionDeploymentPreview = z.infer<
  typeof AttributionDeploymentPreview
>;

const previewRoute = <A extends z.ZodType>(
  action: Action,
  answer: A,
  more: Pick<Operation, 'summary' | 'gone'>,
) =>
  defineRoute({
    id: 'previewAttribution',
    method: 'post',
    path: '/v1/attribution/preview',
    action,
    body: AttributionToPreview,
    maxBodyBytes: MAX_BODY_BYTES,
    answer,
    timeoutSeconds: 70,
    readOnly: true,
    ...more,
  });

export const defineCostPreview = () =>
  previewRoute('finops.read', AttributionCostPreview, {
    summary:
      'What cost of the last published months would move from whom to whom, if pivots or owners changed so; changes nothing',
    gone: 'Retention has removed the figures of a month meanwhile',
  });

export const defineDeploymentPreview = () =>
  previewRoute('monitoring.read', AttributionDeploymentPreview, {
    summary:
      'Which deployments, incidents and objectives would change hands, and which DORA figures would change, if pivots or owners changed so; changes nothing',
  });

const Ids = z.array(z.string().min(1).max(200)).max(MAX_CHANGES).default([]);

/** What may have been used by a published run. */
export const AttributionToFind = z.strictObject({
  applications: Ids,
  groups: Ids,
  pivots: z
    .array(PivotClaim.pick({ application: true, type: true, value: true }))
    .max(MAX_CHANGES)
    .default([]),
});
export type AttributionToFind = z.infer<typeof AttributionToFind>;

export const UsedAttribution = z.object({
  kind: z.enum(['application', 'group', 'pivot']),
  /** Of a pivot: its type and value. */
  id: z.string(),
  /** Of a run that used it. */
  period: z.string(),
});
export type UsedAttribution = z.infer<typeof UsedAttribution>;

const usageRoute = (action: Action) =>
  defineRoute({
    id: 'findAttributionUsage',
    method: 'post',
    path: '/v1/attribution/usage',
    summary:
      'Which of these applications, groups and pivots the figures of a published run are of; changes nothing',
    action,
    body: AttributionToFind,
    maxBodyBytes: MAX_BODY_BYTES,
    answer: z.object({ items: z.array(UsedAttribution) }),
    timeoutSeconds: 70,
    readOnly: true,
  });

export const defineCostUsage = () => usageRoute('finops.read');
export const defineDeploymentUsage = () => usageRoute('monitoring.read');
