import { z } from 'zod';
import { defineRoute } from '../route';
import { RunDifference, RunId, PublishedRunRef, WithRun } from '../runs';
import { Decimal } from '../values';

/** Why a figure of one run is another one in the next, in the order in which causes are taken away. */
export const CHANGE_CAUSES = [
  /** Lines that only one of the runs has, or has with another amount. */
  'bill',
  /** Lines that are the same, converted at another exchange rate. */
  'rate',
  /** The référentiel gives a charge to another application, or to none. */
  'pivot',
  /** Another rule, another version of it, or none, takes a charge. */
  'rule',
  /** The same rule splits in other proportions: direct costs, consumption or targets are others. */
  'weights',
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

const difference = {
  ...RunDifference.shape,
  before: Decimal,
  difference: Decimal,
  /** They add up to the difference. */
  causes: z.record(z.enum(CHANGE_CAUSES), Decimal),
};

/** What moved between two published runs of a month, by application and by cause. */
export const RunCauses = z.object({
  run: PublishedRunRef,
  /** Null when the month had no published run before: then nothing is compared. */
  with: PublishedRunRef.nullable(),
  /** One for each currency. */
  totals: z.array(z.object(difference)),
  /** Applications with a cause that is not 0: the largest difference of each currency first, then by key. */
  items: z.array(
    z.object({ key: z.string(), label: z.string(), ...difference }),
  ),
});
export type RunCauses = z.infer<typeof RunCauses>;

export const listRunCauses = defineRoute({
  id: 'listRunCauses',
  method: 'get',
  path: '/v1/runs/:id/compare/causes',
  summary:
    'Why the figures of a published run differ from those of another one of its month, by application',
  conflict:
    'One of the two runs was never published, or they are not of the same job and period',
  gone: 'Retention has removed the figures of one of the two runs',
  action: 'finops.read',
  params: RunId,
  query: WithRun,
  answer: RunCauses,
  alternatives: ['text/csv'],
  timeoutSeconds: 70,
});
