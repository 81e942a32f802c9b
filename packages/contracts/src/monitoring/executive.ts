import { z } from 'zod';
import { defineRoute } from '../route';
import {
  Day,
  Instant,
  Month,
  PageQuery,
  pageOf,
  requireFromBeforeTo,
} from '../values';
import { DoraDefinition, DoraMetrics } from './dora';

/** What makes an application a risk. */
export const RISK_CODES = [
  'openIncidents',
  'errorBudget',
  'changeFailureRate',
  'slowRecovery',
  'staleDeployments',
] as const;
export const RiskCode = z.enum(RISK_CODES);
export type RiskCode = z.infer<typeof RiskCode>;

/** What a reason counts: nothing up to `from`, its whole weight from `full` on, in proportion between them. */
export const RiskRule = z.object({
  code: RiskCode,
  weight: z.number(),
  from: z.number(),
  full: z.number(),
  unit: z.enum(['count', 'ratio', 'minutes', 'days']),
});
export type RiskRule = z.infer<typeof RiskRule>;

export const RiskReason = z.object({
  code: RiskCode,
  /** In the unit of its rule. */
  value: z.number(),
  /** weight × (value − from) / (full − from), at most the weight. */
  points: z.number(),
  /** The route of this service, and its query, that lists the rows behind the value. */
  rows: z.object({
    path: z.string(),
    query: z.record(z.string(), z.string()),
  }),
});
export type RiskReason = z.infer<typeof RiskReason>;

export const Risk = z.object({
  application: z.object({
    id: z.string(),
    name: z.string(),
    group: z.string().nullable(),
  }),
  /** The sum of the points of its reasons. */
  score: z.number(),
  /** The most points first. */
  reasons: z.array(RiskReason),
});
export type Risk = z.infer<typeof Risk>;

const Group = z.string().min(1).max(500);

export const listRisks = defineRoute({
  id: 'listRisks',
  method: 'get',
  path: '/v1/executive/risks',
  summary:
    'Applications that are a risk now, the largest first, each with its reasons, their weights and the rows behind them',
  action: 'monitoring.read',
  query: PageQuery.extend({
    /** How many days of deployments are looked at. */
    days: z.coerce.number().int().min(7).max(400).default(90),
    group: Group.optional(),
  }),
  answer: pageOf(Risk).extend({
    from: Day,
    to: Day,
    /** How the points are made. */
    rules: z.array(RiskRule),
    /** How many applications were looked at, and how many are a risk. */
    applications: z.int(),
    risks: z.int(),
    /** Reasons that nothing is known of yet, so that nobody has points for them. */
    unknown: z.array(RiskCode),
    publishedAt: Instant.nullable(),
  }),
});

/** Incidents by the month in which they were opened. */
export const MonthIncidents = z.object({
  opened: z.int(),
  /** Of these, those that count in figures. */
  counted: z.int(),
  unresolved: z.int(),
  /** Opened → resolved, the lower median of those that count. */
  restoreMinutes: z.number().nullable(),
});
export type MonthIncidents = z.infer<typeof MonthIncidents>;

export const TrendItem = z.object({
  month: Month,
  metrics: DoraMetrics,
  /** Null where no day of the month was looked at for incidents: not known is not zero. */
  incidents: MonthIncidents.nullable(),
});
export type TrendItem = z.infer<typeof TrendItem>;

export const getTrends = defineRoute({
  id: 'getTrends',
  method: 'get',
  path: '/v1/executive/trends',
  summary:
    'DORA metrics and incidents month by month; the last 13 months, this one included',
  action: 'monitoring.read',
  query: z
    .strictObject({
      from: Month.optional(),
      to: Month.optional(),
      group: Group.optional(),
      definition: DoraDefinition.default('2023'),
    })
    .superRefine(requireFromBeforeTo),
  answer: z.object({
    from: Month,
    to: Month,
    definition: DoraDefinition,
    total: DoraMetrics,
    items: z.array(TrendItem),
    publishedAt: Instant.nullable(),
  }),
});
