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
