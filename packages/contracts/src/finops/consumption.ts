import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, Month, PageQuery, pageOf } from '../values';
import { PUBLISHED_CACHE } from './cache';
import { CostFilters, FIGURES_GONE, MAX_KEY_LENGTH } from './costs';
import { LineRaw } from './lines';
import { MAX_METRIC_LENGTH } from './unitCosts';

/** What an application consumed of a product in a month. */
export const ConsumedQuantity = z.object({
  application: z.string(),
  label: z.string(),
  /** Key of the product; `none` where the metric is of no product in particular. */
  product: z.string(),
  productLabel: z.string(),
  quantity: Decimal,
  unit: z.string(),
  /** Of all that was consumed of the metric; null when that is 0. */
  share: z.number().nullable(),
});
export type ConsumedQuantity = z.infer<typeof ConsumedQuantity>;

export const listConsumption = defineRoute({
  id: 'listConsumption',
  method: 'get',
  path: '/v1/consumption',
  summary:
    'What applications consumed of a metric in a month, as its published run knows it; largest first',
  action: 'finops.read',
  gone: FIGURES_GONE,
  notFound: 'No run of the month is published',
  query: PageQuery.extend({
    metric: z.string().min(1).max(MAX_METRIC_LENGTH),
    period: Month,
  }),
  answer: pageOf(ConsumedQuantity).extend({
    period: Month,
    runId: z.string(),
  }),
  cache: PUBLISHED_CACHE,
});

/** One row of consumption, as it was imported. */
export const ConsumptionLine = ConsumedQuantity.omit({ share: true }).extend({
  lineId: z.string(),
  raw: LineRaw,
});
export type ConsumptionLine = z.infer<typeof ConsumptionLine>;

export const listConsumptionLines = defineRoute({
  id: 'listConsumptionLines',
  method: 'get',
  path: '/v1/consumption/lines',
  summary:
    'The rows of consumption behind a quantity of unit costs, as they were imported; largest first',
  action: 'finops.read',
  gone: FIGURES_GONE,
  notFound: 'No run of the month is published',
  query: PageQuery.extend({
    metric: z.string().min(1).max(MAX_METRIC_LENGTH),
    period: Month,
    /** As of unit costs: the last three hold where rows of the metric name products. */
    ...CostFilters.pick({
      product: true,
      domain: true,
      family: true,
    }).shape,
    /** Shorter than other filters by them: these name one row of unit costs. */
    application: CostFilters.shape.application
      .unwrap()
      .max(MAX_KEY_LENGTH)
      .optional(),
    group: CostFilters.shape.group.unwrap().max(MAX_KEY_LENGTH).optional(),
  }),
  answer: pageOf(ConsumptionLine).extend({
    period: Month,
    runId: z.string(),
  }),
  cache: PUBLISHED_CACHE,
});
