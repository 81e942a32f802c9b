import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, PageQuery, pageOf } from '../values';
import { BurnSeverity } from './burnPairs';
import { SloId } from './slos';

/** A time in which a budget burns faster than it may: told once, once more when it gets worse, and when it is over. */
export const SloAlert = z.object({
  id: z.uuid(),
  slo: SloId,
  name: z.string(),
  application: z.string(),
  severity: BurnSeverity,
  longMinutes: z.int(),
  shortMinutes: z.int(),
  factor: z.number(),
  /** The fastest that the long window burned. */
  peak: z.number(),
  beganAt: Instant,
  raisedAt: Instant,
  endedAt: Instant.nullable(),
  /** Whoever made the objective: told where nobody owns the application. */
  setBy: z.string(),
  toldAt: Instant.nullable(),
  toldTo: z.array(z.string()),
});
export type SloAlert = z.infer<typeof SloAlert>;

export const listSloAlerts = defineRoute({
  id: 'listSloAlerts',
  method: 'get',
  path: '/v1/slo-alerts',
  summary: 'Times in which budgets burned too fast, newest first',
  action: 'monitoring.read',
  query: PageQuery.extend({
    slo: SloId.optional(),
    application: z.string().min(1).max(100).optional(),
    /** Those that go on, or that are over. */
    open: z.stringbool().optional(),
    /** Those whose owners were told of all there is, or are to be. */
    state: z.enum(['pending', 'told']).optional(),
  }),
  answer: pageOf(SloAlert),
});

const MAX_RECIPIENTS = 1_000;

export const setSloAlertTold = defineRoute({
  id: 'setSloAlertTold',
  method: 'post',
  path: '/v1/slo-alerts/:id/told',
  summary: 'Record who was told of an alert as it is',
  action: 'monitoring.slos.write',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    recipients: z.array(z.string().min(1).max(500)).max(MAX_RECIPIENTS),
    /** What they were told. */
    severity: BurnSeverity,
    ended: z.boolean(),
  }),
  answer: SloAlert,
});
