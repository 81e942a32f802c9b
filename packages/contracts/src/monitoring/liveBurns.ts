import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant } from '../values';
import { ApplicationParams } from './deployments';
import { Freshness, liveOf } from './live';
import { SloAlert } from './sloAlerts';
import { SloBurn, SloId, SloState } from './slos';

/** How fast the budget of an objective burns now. */
export const LiveBurn = z.object({
  slo: SloId,
  name: z.string(),
  objective: z.number(),
  state: SloState,
  burns: z.array(SloBurn),
  /** The alert that goes on; null while there is none. */
  alert: SloAlert.pick({
    id: true,
    severity: true,
    beganAt: true,
    peak: true,
  }).nullable(),
  /** It is not known by the minute now: this is what was known last, live or by the hour. */
  stale: Freshness.stale,
  /** The minute up to which it is known; null where nothing is. */
  asOf: Instant.nullable(),
});
export type LiveBurn = z.infer<typeof LiveBurn>;

export const getLiveBurns = defineRoute({
  id: 'getLiveBurns',
  method: 'get',
  path: '/v1/applications/:app/burns/live',
  summary:
    'How fast the error budgets of an application burn now, by the minutes that the source says',
  action: 'monitoring.read',
  params: ApplicationParams,
  answer: liveOf(LiveBurn),
});
