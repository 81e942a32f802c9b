import { z } from 'zod';
import { defineRoute } from '../route';
import { Day, DayRange, Instant, requireFromBeforeTo } from '../values';

export const DORA_GROUP_BYS = ['application', 'group', 'month'] as const;
export const DoraGroupBy = z.enum(DORA_GROUP_BYS);
export type DoraGroupBy = z.infer<typeof DoraGroupBy>;

/** Of which year's State of DevOps report the bands are. */
export const DoraDefinition = z.enum(['2021', '2023']);
export type DoraDefinition = z.infer<typeof DoraDefinition>;

export const DoraBand = z.enum(['elite', 'high', 'medium', 'low']);
export type DoraBand = z.infer<typeof DoraBand>;

/** Why a figure is not known, for programs; `reason` says it in words. */
export const DoraReason = z.enum([
  'not-published',
  'no-deployments',
  'no-merge-requests',
  'merge-requests-not-landed',
  'not-measurable',
  'incidents-not-landed',
  'no-failures',
  'no-incidents',
  'none-resolved',
  'end-not-known',
  'marking-unused',
]);
export type DoraReason = z.infer<typeof DoraReason>;

/** A figure, or null with the reason; never a zero that stands for "not known". */
export const DoraMetric = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  band: DoraBand.nullable(),
  /** How many rows are behind it. */
  count: z.number().int(),
  reason: z.string().optional(),
  reasonCode: DoraReason.optional(),
});
export type DoraMetric = z.infer<typeof DoraMetric>;

const Count = z.number().int();

/** The parts of the lead time, each the lower median of its own, in minutes. */
export const LeadTimeParts = z.object({
  /** First commit → merge request. */
  coding: z.number().nullable(),
  /** Merge request → first comment of somebody else. */
  pickup: z.number().nullable(),
  /** First comment of somebody else → merge. */
  review: z.number().nullable(),
  /** Merge → end of the deployment. */
  deploy: z.number().nullable(),
});
export type LeadTimeParts = z.infer<typeof LeadTimeParts>;

export const DoraMetrics = z.object({
  deploymentFrequency: DoraMetric.extend({
    /** Distinct days with one. */
    days: Count,
    /** Whole ISO weeks that it is the median of; 0 where the days looked at are scaled to a week. */
    weeks: Count,
    /** Of a group or of all: the lower median over the applications in it. */
    medianOfApplications: z.number().nullable().optional(),
  }),
  leadTime: DoraMetric.extend({
    /** Merged in the window, and not in production at its end. */
    waiting: Count,
    /** Of the count: written after they were deployed, by their dates. */
    negative: Count,
    /** Of the count: without a known commit. */
    unknown: Count,
    parts: LeadTimeParts,
  }),
  changeFailureRate: DoraMetric.extend({
    failures: Count,
    /** Of the count: so young that an incident may still be put down to them. */
    immature: Count,
    /** Not in the count: deployments of days before the first of which incidents are known. */
    unobserved: Count,
  }),
  recoveryTime: DoraMetric.extend({
    unresolved: Count,
    /** Of the count: resolved before the deployment finished. */
    negative: Count,
  }),
  reworkRate: DoraMetric.extend({ rollbacks: Count, unplanned: Count }),
});
export type DoraMetrics = z.infer<typeof DoraMetrics>;
export type DoraMetricName = keyof DoraMetrics;

export const DoraItem = z.object({
  key: z.string(),
  label: z.string(),
  metrics: DoraMetrics,
});
export type DoraItem = z.infer<typeof DoraItem>;

export const getDora = defineRoute({
  id: 'getDora',
  method: 'get',
  path: '/v1/dora',
  summary:
    'DORA metrics of a window by application, group or month; the last 90 days',
  action: 'monitoring.read',
  query: z
    .strictObject({
      ...DayRange,
      groupBy: DoraGroupBy.default('application'),
      definition: DoraDefinition.default('2023'),
      /** One, or several with a comma between them. */
      application: z.string().min(1).max(5_000).optional(),
      group: z.string().min(1).max(500).optional(),
    })
    .superRefine(requireFromBeforeTo),
  answer: z.object({
    from: Day,
    to: Day,
    groupBy: DoraGroupBy,
    definition: DoraDefinition,
    total: z.object({ metrics: DoraMetrics }),
    items: z.array(DoraItem),
    /** What of the window is published: how many days, and when the newest run was. */
    published: z.object({
      days: z.number().int(),
      first: Day.nullable(),
      last: Day.nullable(),
      at: Instant.nullable(),
    }),
  }),
});
