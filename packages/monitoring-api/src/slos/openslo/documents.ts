import { z } from 'zod';

/** What OpenSLO v1 says, as far as it is read here; unknown fields are refused by name. */
export const API_VERSION = 'openslo/v1';

const Metadata = z.object({
  name: z.string().min(1),
  displayName: z.string().optional(),
  labels: z.record(z.string(), z.unknown()).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
});

const MetricSource = z.strictObject({
  metricSource: z.strictObject({
    metricSourceRef: z.string().optional(),
    type: z.string().optional(),
    spec: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type MetricSource = z.infer<typeof MetricSource>;

export const SliSpec = z.strictObject({
  description: z.string().optional(),
  thresholdMetric: MetricSource.optional(),
  ratioMetric: z
    .strictObject({
      counter: z.boolean().optional(),
      good: MetricSource.optional(),
      bad: MetricSource.optional(),
      total: MetricSource.optional(),
      raw: z.unknown().optional(),
      rawType: z.unknown().optional(),
    })
    .optional(),
});
export type SliSpec = z.infer<typeof SliSpec>;

const Sli = z.object({ metadata: Metadata, spec: SliSpec });

const Condition = z.object({
  metadata: Metadata.optional(),
  spec: z.strictObject({
    description: z.string().optional(),
    severity: z.string(),
    condition: z.strictObject({
      kind: z.string().optional(),
      op: z.string(),
      threshold: z.number(),
      lookbackWindow: z.string(),
      alertAfter: z.string().optional(),
    }),
  }),
});
export type Condition = z.infer<typeof Condition>;

const PolicySpec = z.strictObject({
  description: z.string().optional(),
  alertWhenNoData: z.boolean().optional(),
  alertWhenResolved: z.boolean().optional(),
  alertWhenBreaching: z.boolean().optional(),
  conditions: z
    .array(z.union([z.strictObject({ conditionRef: z.string() }), Condition]))
    .length(1),
  notificationTargets: z.array(z.unknown()).optional(),
});
const Policy = z.object({ metadata: Metadata.optional(), spec: PolicySpec });
export type Policy = z.infer<typeof Policy>;

const TimeWindow = z.strictObject({
  duration: z.string(),
  isRolling: z.boolean().optional(),
  calendar: z
    .strictObject({ startTime: z.string(), timeZone: z.string() })
    .optional(),
});

const Objective = z.strictObject({
  displayName: z.string().optional(),
  op: z.enum(['lte', 'gte', 'lt', 'gt']).optional(),
  value: z.number().optional(),
  target: z.number().optional(),
  targetPercent: z.number().optional(),
  timeSliceTarget: z.number().optional(),
  timeSliceWindow: z.union([z.string(), z.number()]).optional(),
  indicator: z.unknown().optional(),
  indicatorRef: z.unknown().optional(),
  compositeWeight: z.unknown().optional(),
});
export type Objective = z.infer<typeof Objective>;

export const SloDocument = z.object({
  kind: z.literal('SLO'),
  metadata: Metadata,
  spec: z.strictObject({
    description: z.string().optional(),
    service: z.string(),
    indicator: Sli.optional(),
    indicatorRef: z.string().optional(),
    timeWindow: z.array(TimeWindow),
    budgetingMethod: z.enum(['Occurrences', 'Timeslices', 'RatioTimeslices']),
    objectives: z.array(Objective).min(1),
    alertPolicies: z
      .array(z.union([z.strictObject({ alertPolicyRef: z.string() }), Policy]))
      .nullish(),
  }),
});
export type SloDocument = z.infer<typeof SloDocument>;

const Service = z.object({ kind: z.literal('Service'), metadata: Metadata });

const Header = { apiVersion: z.literal(API_VERSION) };

/** Any object of OpenSLO v1. Where data and notifications come from is Rosetta's own. */
export const OpenSloDocument = z.discriminatedUnion('kind', [
  SloDocument.extend(Header),
  Sli.extend({ ...Header, kind: z.literal('SLI') }),
  Policy.extend({ ...Header, kind: z.literal('AlertPolicy') }),
  Condition.extend({ ...Header, kind: z.literal('AlertCondition') }),
  Service.extend(Header),
  z.object({ ...Header, kind: z.literal('DataSource'), metadata: Metadata }),
  z.object({
    ...Header,
    kind: z.literal('AlertNotificationTarget'),
    metadata: Metadata,
  }),
]);
export type OpenSloDocument = z.infer<typeof OpenSloDocument>;

/** What Rosetta adds to pairs and objectives, as annotations: OpenSLO has one window for each condition. */
export const SHORT_WINDOW = 'rosetta/shortWindow';
export const MIN_EVENTS = 'rosetta/minEvents';
/** The type of a metric source that Rosetta measures by. */
export const SOURCE_TYPE = 'Rosetta';
