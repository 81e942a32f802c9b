import { z } from 'zod';
import { defineRoute } from '../route';
import {
  DayRange,
  Instant,
  pageOf,
  PageQuery,
  requireFromBeforeTo,
} from '../values';
import { ApplicationParams } from './deployments';
import { DoraDeployment } from './doraRows';
import { SloId, SloStatus } from './slos';

/** What of an error budget was burned in some time. */
export const BurnedBudget = z.object({
  slo: SloId,
  name: z.string(),
  /**
   * bad ÷ allowed: the part of the whole budget, of the window of the objective that the time ends in; null where
   * nothing is known of the time, or nothing is allowed.
   */
  burned: z.number().nullable(),
  /** In the time. */
  bad: z.number(),
  /** In the window of the objective, as far as it is known now. */
  allowed: z.number(),
  unit: SloStatus.shape.unit,
  /** Part of the time, without maintenance, of which data are known. */
  known: z.number(),
});
export type BurnedBudget = z.infer<typeof BurnedBudget>;

/** A successful production deployment, and what was burned after it: a coincidence in time, and no proof of a cause. */
export const DeploymentBudget = DoraDeployment.pick({
  id: true,
  source: true,
  project: true,
  environment: true,
  ref: true,
  sha: true,
  finishedAt: true,
  url: true,
  kind: true,
  incidents: true,
}).extend({
  /** The hour in which it finished; budgets are known by the hour. */
  from: Instant,
  /**
   * The hour in which the next one of the application finished, at most 24 hours later; not in it, so that no hour
   * counts twice. Equal to `from` where both finished in one hour, which counts for the later one.
   */
  to: Instant,
  /** Whether that time is over. */
  over: z.boolean(),
  /** The most burned first. */
  budgets: z.array(BurnedBudget),
});
export type DeploymentBudget = z.infer<typeof DeploymentBudget>;

export const listDeploymentBudgets = defineRoute({
  id: 'listDeploymentBudgets',
  method: 'get',
  path: '/v1/applications/:app/deployments/budgets',
  summary:
    'Successful production deployments of an application, newest first, with the error budgets that were burned after each and the incidents put down to it; the last 90 days',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: PageQuery.extend({
    ...DayRange,
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(DeploymentBudget),
});
