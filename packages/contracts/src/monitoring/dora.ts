import { z } from 'zod';
import { defineRoute } from '../route';
import { Day, Instant, requireFromBeforeTo } from '../values';

export const DORA_GROUP_BYS = ['application', 'group', 'month'] as const;
export const DoraGroupBy = z.enum(DORA_GROUP_BYS);
export type DoraGroupBy = z.infer<typeof DoraGroupBy>;

/** Of which year's State of DevOps report the bands are. */
export const DoraDefinition = z.enum(['2021', '2023']);
export type DoraDefinition = z.infer<typeof DoraDefinition>;

export const DoraBand = z.enum(['elite', 'high', 'medium', 'low']);
export type DoraBand = z.infer<typeof DoraBand>;

/** A figure, or null with the reason; never a zero that stands for "not known". */
export const DoraMetric = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  band: DoraBand.nullable(),
  /** How many rows are behind it. */
  count: z.number().int(),
  reason: z.string().optional(),
});
export type DoraMetric = z.infer<typeof DoraMetric>;

export const DoraMetrics = z.object({
  deploymentFrequency: DoraMetric,
  leadTime: DoraMetric,
  changeFailureRate: DoraMetric,
  recoveryTime: DoraMetric,
  reworkRate: DoraMetric,
});
export type DoraMetrics = z.infer<typeof DoraMetrics>;

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
      from: Day.optional(),
      to: Day.optional(),
      groupBy: DoraGroupBy.default('application'),
      definition: DoraDefinition.default('2023'),
      application: z.string().min(1).max(500).optional(),
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
