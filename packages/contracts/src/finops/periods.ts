import { z } from 'zod';
import { defineRoute } from '../route';
import { PUBLISHED_CACHE } from './cache';
import { Instant, Month, PageQuery, pageOf } from '../values';

/** A month that has a published run. */
export const Period = z.object({
  period: Month,
  runId: z.string(),
  publishedAt: Instant,
  lines: z.number().int(),
  currencies: z.array(z.string()),
  /** Nothing is published for it any more; absent while it is open. */
  closed: z
    .object({ at: Instant, by: z.string(), reason: z.string() })
    .optional(),
  /** Differences of later runs that are not booked yet; absent when there is none. */
  pendingRestatements: z.number().int().positive().optional(),
});
export type Period = z.infer<typeof Period>;

export const listPeriods = defineRoute({
  id: 'listPeriods',
  method: 'get',
  path: '/v1/periods',
  summary: 'Published months, newest first',
  action: 'finops.read',
  query: PageQuery,
  answer: pageOf(Period).extend({
    /** What costs are of when a query names no month: the last published one that is over. */
    defaultRange: z.object({ from: Month, to: Month }),
  }),
  cache: PUBLISHED_CACHE,
});

const PeriodParams = z.object({ period: Month });
/** What an act on a month says beside the month. */
export const WithReason = z.strictObject({
  reason: z.string().trim().min(1).max(2000),
});

export const closePeriod = defineRoute({
  id: 'closePeriod',
  method: 'post',
  path: '/v1/periods/:period/close',
  summary: 'Close a published month: its figures stay as they are',
  action: 'finops.periods.write',
  params: PeriodParams,
  body: WithReason,
  answer: Period,
  conflict: 'The month is closed already',
});

export const reopenPeriod = defineRoute({
  id: 'reopenPeriod',
  method: 'post',
  path: '/v1/periods/:period/reopen',
  summary: 'Reopen a closed month: its next run publishes again',
  action: 'finops.periods.write',
  params: PeriodParams,
  body: WithReason,
  answer: Period,
  conflict: 'The month is not closed, or restatements of it are booked',
});

/** A value a person may filter costs by. */
export const FilterValue = z.object({ id: z.string(), label: z.string() });
export type FilterValue = z.infer<typeof FilterValue>;

export const listCostFilters = defineRoute({
  id: 'listCostFilters',
  method: 'get',
  path: '/v1/costs/filters',
  summary: 'What the published costs can be filtered by',
  action: 'finops.read',
  answer: z.object({
    billingAccounts: z.array(FilterValue),
    applications: z.array(FilterValue),
    groups: z.array(FilterValue),
    domains: z.array(FilterValue),
    providers: z.array(FilterValue),
    chargeCategories: z.array(FilterValue),
  }),
  cache: PUBLISHED_CACHE,
});
