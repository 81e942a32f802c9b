import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, Instant, Month, PageQuery, pageOf } from '../values';
import { CostFilters, CostView, Measure } from './costs';
import { CostKind } from './lines';
import { WithReason } from './periods';
import { RestatementCause } from './restatementCauses';

export const RestatementState = z.enum(['pending', 'booked']);
export type RestatementState = z.infer<typeof RestatementState>;

/** The act by which restatements became part of an open month. */
export const RestatementBooking = z.object({
  id: z.string(),
  /** The open month. */
  period: Month,
  reason: z.string(),
  by: z.string(),
  at: Instant,
});
export type RestatementBooking = z.infer<typeof RestatementBooking>;

const Origin = {
  /** The closed month. */
  period: Month,
  application: z.string().nullable(),
  currency: z.string(),
  /** By how much the figure should change. */
  difference: Decimal,
  why: z.array(RestatementCause),
  state: RestatementState,
  booking: RestatementBooking.optional(),
  /** The run that computed it and published nothing. */
  runId: z.string(),
};

/** A figure of a closed month that would be another one now. */
export const Restatement = z.object({
  id: z.string(),
  ...Origin,
  /** The month in which the charges begin. */
  chargeMonth: Month,
  kind: CostKind,
  group: z.string().nullable(),
  provider: z.string(),
  account: z.string(),
  domain: z.string(),
  family: z.string(),
  product: z.string(),
  category: z.string(),
  chargeClass: z.string().optional(),
  measure: Measure,
  /** Published, and booked before. */
  was: Decimal,
  now: Decimal,
});
export type Restatement = z.infer<typeof Restatement>;

/** Restatements of one application that came of one run, and are in the same state. */
export const RestatedApplication = z.object({
  /** Of one of them, by which their booking is undone. */
  id: z.string(),
  ...Origin,
  label: z.string(),
  measure: Measure,
  restatements: z.number().int(),
});
export type RestatedApplication = z.infer<typeof RestatedApplication>;

const RestatementQuery = PageQuery.extend({
  period: Month.optional(),
  state: RestatementState.optional(),
  measure: CostView.measure,
});

const Params = z.object({ id: z.guid() });

export const listRestatements = defineRoute({
  id: 'listRestatements',
  method: 'get',
  path: '/v1/restatements',
  summary:
    'What figures of closed months would be now, largest difference first',
  action: 'finops.read',
  query: RestatementQuery,
  answer: pageOf(Restatement),
  alternatives: ['text/csv'],
});

export const listRestatedApplications = defineRoute({
  id: 'listRestatedApplications',
  method: 'get',
  path: '/v1/restatements/applications',
  summary: 'Restatements by application, largest difference first',
  action: 'finops.read',
  query: RestatementQuery,
  answer: pageOf(RestatedApplication),
});

/** What a booking, or its undoing, was about. */
const Booked = z.object({
  booking: RestatementBooking,
  restatements: z.number().int(),
});

export const bookRestatement = defineRoute({
  id: 'bookRestatement',
  method: 'post',
  path: '/v1/restatements/:id/book',
  summary: 'Make one restatement part of an open month',
  action: 'finops.periods.write',
  params: Params,
  body: z.strictObject({ period: Month, ...WithReason.shape }),
  answer: Booked,
  conflict:
    'It is booked already or its booking was undone, its month is open, or the month to book into is closed or not published',
});

export const bookRestatements = defineRoute({
  id: 'bookRestatements',
  method: 'post',
  path: '/v1/restatements/book',
  summary:
    'Make what is pending of a closed month part of an open one, at once',
  action: 'finops.periods.write',
  body: z.strictObject({
    /** The closed month. */
    restated: Month,
    /** The run whose restatements were seen. */
    runId: z.guid(),
    /** Of this application only; `unallocated` for what is of none. */
    application: CostFilters.shape.application,
    /** The open month. */
    period: Month,
    ...WithReason.shape,
  }),
  answer: Booked,
  conflict:
    'Nothing of it is pending any more, its month is open, or the month to book into is closed or not published',
});

export const undoRestatement = defineRoute({
  id: 'undoRestatement',
  method: 'post',
  path: '/v1/restatements/:id/undo',
  summary:
    'Undo the booking of a restatement, and of all that were booked with it',
  action: 'finops.periods.write',
  params: Params,
  body: WithReason,
  answer: Booked,
  conflict:
    'It is not booked or no longer, or the month that it is booked into is closed',
});
