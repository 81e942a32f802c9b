import {
  DoraDefinition,
  DoraGroupBy,
  DoraMetricName,
} from '@rosetta/contracts/monitoring';
import { addDays, Day } from '@rosetta/contracts/values';
import { z } from 'zod';

export const METRIC_NAMES = [
  'deploymentFrequency',
  'leadTime',
  'changeFailureRate',
  'recoveryTime',
  'reworkRate',
] as const satisfies readonly DoraMetricName[];

/** How far back the page looks. */
export const SPANS = ['30', '90', '180', '365'] as const;
const DEFAULT_SPAN = '90';

/** What lists of rows there are. */
export const ROW_KINDS = [
  'deployments',
  'mergeRequests',
  'waiting',
  'incidents',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** What the page is set to, in its address. */
export const DORA_VIEW = z.object({
  from: Day,
  to: Day,
  days: z.enum(SPANS),
  by: DoraGroupBy.exclude(['month']),
  definition: DoraDefinition,
  application: z.string().min(1),
  group: z.string().min(1),
  /** The figure that the picture and the rows are of. */
  metric: z.enum(METRIC_NAMES),
  rows: z.enum(ROW_KINDS),
});
export type DoraView = Partial<z.infer<typeof DORA_VIEW>>;

const today = (now: Date) => now.toISOString().slice(0, 10);

/** The days of the address, else so many up to today. */
export const rangeOf = ({ from, to, days = DEFAULT_SPAN }: DoraView, now: Date) => {
  const end = to ?? addDays(today(now), 1);
  return { from: from ?? addDays(end, -Number(days)), to: end };
}; // prettier-ignore

/** What figures are of. */
export const scopeOf = ({ application, group }: DoraView) => ({
  application,
  group,
});

/** The rows that a figure opens first. */
export const rowsOf = (metric: DoraMetricName): RowKind => {
  if (metric === 'leadTime') return 'mergeRequests';
  return metric === 'recoveryTime' ? 'incidents' : 'deployments';
};
