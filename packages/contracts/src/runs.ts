import { z } from 'zod';
import { Action } from './access';
import { defineRoute } from './route';
import {
  Day,
  Decimal,
  Hour,
  Instant,
  Month,
  PageQuery,
  pageOf,
} from './values';

export const RUN_STATES = [
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
] as const;
export const RunState = z.enum(RUN_STATES);
export type RunState = z.infer<typeof RunState>;

/** `run` does nothing when its input is unchanged; `reprocess` always shapes. */
export const RunMode = z.enum(['run', 'reprocess']);
export type RunMode = z.infer<typeof RunMode>;

export const PERIOD_KINDS = ['hour', 'day', 'month'] as const;
export type PeriodKindName = (typeof PERIOD_KINDS)[number];

const NO_PERIOD =
  'must be a month, YYYY-MM, a day, YYYY-MM-DD, or an hour, YYYY-MM-DDTHH';

const PERIOD =
  /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]))?)?$/;

/** A month, a day or an hour, UTC. Which of them, the job decides. */
export const Period = z
  .string()
  .regex(PERIOD, NO_PERIOD)
  .refine(
    period =>
      [Month, Day, Hour].some(schema => schema.safeParse(period).success),
    NO_PERIOD,
  );

/** What a domain computes: its runs are of one kind of period. */
export const Job = z.object({
  name: z.string(),
  period: z.enum(PERIOD_KINDS),
  /** Cron, UTC; null where a CronJob or people start its runs. */
  schedule: z.string().nullable(),
  description: z.string(),
});
export type Job = z.infer<typeof Job>;

/** One execution of a job for one period: its lock, its log, its counts. */
export const Run = z.object({
  id: z.string(),
  job: z.string(),
  period: z.string(),
  mode: RunMode,
  state: RunState,
  requestedBy: z.string(),
  reason: z.string(),
  requestedAt: Instant,
  startedAt: Instant.nullable(),
  finishedAt: Instant.nullable(),
  progress: z.object({
    /** The stage whose slices are counted, or what comes before and after the stages. */
    step: z.string(),
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** What was done, by name, e.g. `{"lines": 1000, "direct": 660}`. */
  counts: z.record(z.string(), z.union([z.number(), z.boolean()])),
  /** Versions of what it read: raw, rules, référentiel. */
  inputs: z.record(z.string(), z.string()),
  error: z.string().nullable(),
  attempt: z.number().int(),
  /** Whether readers see this run now. */
  published: z.boolean(),
  publishedAt: Instant.nullable(),
});
export type Run = z.infer<typeof Run>;

/** A run that stays as it is. */
export type EndedRun = Run & {
  state: Exclude<RunState, 'queued' | 'running'>;
};
export const hasEnded = (run: Run): run is EndedRun =>
  run.state !== 'queued' && run.state !== 'running';

export const RunEvent = z.object({
  seq: z.number().int(),
  at: Instant,
  level: z.enum(['info', 'warn', 'error']),
  message: z.string(),
  fields: z.record(z.string(), z.unknown()),
});
export type RunEvent = z.infer<typeof RunEvent>;

/** A run, and when it was published. */
export const PublishedRunRef = z.object({
  period: z.string(),
  runId: z.string(),
  at: Instant,
});

export const RunDifference = z.object({
  /** A currency of money, or what is counted, e.g. `deployments`. */
  unit: z.string(),
  /** Null when there was no run before. */
  before: Decimal.nullable(),
  after: Decimal,
  /** after − before; null when there was no run before. */
  difference: Decimal.nullable(),
});

/** What moved between two runs of a period that were published, by application. */
export const RunComparison = z.object({
  run: PublishedRunRef,
  /** Null when the period had no published run before. */
  with: PublishedRunRef.nullable(),
  /** One for each unit. */
  totals: z.array(RunDifference),
  /** What moved and nothing else: the largest difference of each unit first, then by key. */
  items: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      ...RunDifference.shape,
    }),
  ),
});
export type RunComparison = z.infer<typeof RunComparison>;

export const RunId = z.object({ id: z.string().min(1) });

export const WithRun = z.strictObject({
  /** Another published run of the period; without it, the one published just before. */
  with: z.string().min(1).optional(),
});

const runIdRoutes = (actions: RunActions) => ({
  getRun: defineRoute({
    id: 'getRun',
    method: 'get',
    path: '/v1/runs/:id',
    summary: 'One run',
    action: actions.read,
    params: RunId,
    answer: Run,
  }),
  compareRuns: defineRoute({
    id: 'compareRuns',
    method: 'get',
    path: '/v1/runs/:id/compare',
    summary:
      'What a published run moved, by application; 409 when it was never published, 410 when its figures are no longer kept',
    conflict:
      'One of the two runs was never published, or they are not of the same job and period',
    gone: 'Retention has removed the figures of one of the two runs',
    action: actions.read,
    params: RunId,
    query: WithRun,
    answer: RunComparison,
  }),
  cancelRun: defineRoute({
    id: 'cancelRun',
    method: 'post',
    path: '/v1/runs/:id/cancel',
    summary: 'Cancel a queued or running run; 409 when it has ended',
    conflict: 'The run has ended already',
    action: actions.write,
    params: RunId,
    answer: Run,
  }),
  getRunLog: defineRoute({
    id: 'getRunLog',
    method: 'get',
    path: '/v1/runs/:id/log',
    summary: 'Log of a run; live with Accept: text/event-stream',
    action: actions.read,
    params: RunId,
    query: PageQuery.omit({ cursor: true }).extend({
      after: z.coerce.number().int().min(0).default(0),
    }),
    answer: z.object({
      items: z.array(RunEvent),
      /** Pass as `after` to read on. */
      last: z.number().int(),
    }),
    alternatives: ['text/event-stream'],
  }),
});

/** Who may see runs, and who may start and cancel them. */
export interface RunActions {
  read: Action;
  write: Action;
}

/** The run routes of a domain: the same in every API that has jobs. */
export const defineRunRoutes = (actions: RunActions) => ({
  listJobs: defineRoute({
    id: 'listJobs',
    method: 'get',
    path: '/v1/jobs',
    summary: 'The jobs of the domain, in their order',
    action: actions.read,
    answer: z.object({ items: z.array(Job) }),
  }),
  listRuns: defineRoute({
    id: 'listRuns',
    method: 'get',
    path: '/v1/runs',
    summary: 'Runs, newest first',
    action: actions.read,
    query: PageQuery.extend({
      job: z.string().min(1).optional(),
      state: RunState.optional(),
      period: Period.optional(),
    }),
    answer: pageOf(Run),
  }),
  startRun: defineRoute({
    id: 'startRun',
    method: 'post',
    path: '/v1/runs',
    summary:
      'Queue a run; 409 when one is queued or running for the job and period',
    conflict: 'A run of that job and period is queued or running',
    action: actions.write,
    body: z.strictObject({
      /** The domain's first one when not named. */
      job: z.string().min(1).optional(),
      period: Period,
      mode: RunMode.default('run'),
      reason: z.string().trim().min(1, 'say why').max(1000),
    }),
    answer: Run,
    status: 202,
  }),
  ...runIdRoutes(actions),
});

/** The run routes of any domain. */
export type RunRoutes = ReturnType<typeof defineRunRoutes>;
