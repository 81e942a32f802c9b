import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, Month } from '../values';
import { CostFilters, FIGURES_GONE } from './costs';

export const EXPORT_DETAILS = ['pool', 'charge'] as const;
export const ExportDetail = z.enum(EXPORT_DETAILS);
export type ExportDetail = z.infer<typeof ExportDetail>;

const { application, group } = CostFilters.shape;

export const exportFocus = defineRoute({
  id: 'exportFocus',
  method: 'get',
  path: '/v1/exports/focus',
  summary:
    'The costs of a month as a FOCUS 1.3 file in CSV; an answer in JSON names the run and the lines of the file',
  action: 'finops.read',
  gone: FIGURES_GONE,
  notFound: 'No run of the month is published',
  query: z
    .strictObject({
      /** The month of BillingPeriodStart. */
      period: Month,
      application,
      group,
      /** Shares of pools as one row each, or as a row for each charge of the pool. */
      detail: ExportDetail.default('pool'),
      /** Read as it was published then; 410 when retention has dropped it. */
      asOf: InstantInput.optional(),
    })
    .superRefine((query, ctx) => {
      if (query.detail === 'charge' && !query.application && !query.group)
        ctx.addIssue({
          code: 'custom',
          path: ['detail'],
          message: 'charge needs an application or a group',
        });
    }),
  answer: z.object({
    period: Month,
    runId: z.string(),
    publishedAt: Instant,
    /** Billed lines of the whole month. */
    lines: z.number().int(),
    /** Of an application or a group only: the parts of a charge that others bear are not in it. */
    partial: z.boolean(),
  }),
  alternatives: ['text/csv'],
  preferred: 'text/csv',
  timeoutSeconds: 30,
});
