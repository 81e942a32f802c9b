import { z } from 'zod';
import { RefusedGroup, RefusedRecord } from '../quarantine';
import { defineRoute } from '../route';
import { Period, PublishedRunRef, Run, RunMode } from '../runs';
import { SourceHealth } from '../sources';
import { Hour, Instant, InstantInput, PageQuery, pageOf } from '../values';

/** Requests to a source, retries included. */
export const SourceCalls = z.object({
  calls: z.int(),
  /** Without an answer, or with one of 4xx or 5xx other than 429. */
  errors: z.int(),
  /** Answers of 429: the source limits requests. */
  limited: z.int(),
});
export type SourceCalls = z.infer<typeof SourceCalls>;

const Breaker = z.enum(['closed', 'half-open', 'open']);

/** One time that the batch read a source. */
export const SourcePoll = SourceCalls.extend({
  at: Instant,
  endedAt: Instant,
  /** `partial`: parts of it failed while others answered. */
  outcome: z.enum(['read', 'partial', 'failed']),
  /** Why it failed. */
  error: z.string().nullable(),
  /** Of the worker's client, as the poll ended. */
  breaker: Breaker,
  /** Records that are new, and records that went to quarantine. */
  landed: z.int(),
  rejected: z.int(),
  /** Parts that failed: projects, entities, tables. */
  unread: z.array(z.object({ part: z.string(), reason: z.string() })),
});
export type SourcePoll = z.infer<typeof SourcePoll>;

/** A source: how it is now, and how the batch read it. */
export const SourceReading = z.object({
  name: z.string(),
  title: z.string(),
  /** As the service sees it; `runs` and `off` where it does not look itself. */
  live: SourceHealth,
  /** What the service itself asked within the last hour; null where it has no client. */
  liveCalls: SourceCalls.extend({ breaker: Breaker }).nullable(),
  /** The jobs that read it. */
  jobs: z.array(z.string()),
  /** The newest poll; null where the batch never read it. */
  last: SourcePoll.nullable(),
  /** When the newest poll began that answered: what came later may be missing. */
  lastReadAt: Instant.nullable(),
  /** How often it should be read, by the schedules of its jobs; null without one. */
  everySeconds: z.int().nullable(),
  /** Longer ago than two of these, and a source that is configured. */
  late: z.boolean(),
  /** Of the last 24 hours, where it was read. */
  hours: z.array(
    SourceCalls.extend({ hour: Hour, polls: z.int(), failed: z.int() }),
  ),
  /** Rows that it says there were and did not give, in polls of the last 7 days; a row counts each time that it is asked for. */
  hidden: z.array(
    z.object({
      name: z.string(),
      expected: z.int(),
      given: z.int(),
      since: Instant,
    }),
  ),
});
export type SourceReading = z.infer<typeof SourceReading>;

export const listSourceReadings = defineRoute({
  id: 'listSourceReadings',
  method: 'get',
  path: '/v1/sources/readings',
  summary:
    'Each source: how it is now, how the batch read it, its calls, and what it hides',
  action: 'monitoring.read',
  answer: z.object({ items: z.array(SourceReading) }),
});

/** Where a job stands. */
export const JobState = z.object({
  job: z.string(),
  /** When it is due next; null without a schedule. */
  next: Instant.nullable(),
  queued: z.int(),
  running: z.int(),
  /** The newest run. */
  lastRun: Run.nullable(),
  lastSucceededAt: Instant.nullable(),
  /** The newest period, of those that have begun, that readers see. */
  published: PublishedRunRef.nullable(),
  /** From the end of that period until now, 0 where it goes on. */
  behindSeconds: z.int().nullable(),
});
export type JobState = z.infer<typeof JobState>;

export const listJobStates = defineRoute({
  id: 'listJobStates',
  method: 'get',
  path: '/v1/jobs/states',
  summary:
    'Each job: its newest run, when it is due next, and how old is what it published last',
  action: 'monitoring.read',
  answer: z.object({ items: z.array(JobState) }),
});

/** Why something is missing. */
export const GapReason = z.enum([
  /** The source failed the last time that it was read. */
  'source-failed',
  /** A part of it did: a project, an entity, a table. */
  'part-failed',
  /** The source says there are rows that it does not give: an access rule hides them. */
  'rows-hidden',
  /** The newest run of the period failed, or was cancelled by a person. */
  'run-failed',
  'run-cancelled',
  /** A run is queued or running. */
  'run-active',
  /** The job that it reads has published nothing of the period. */
  'waits',
  /** No run looked at the period: nothing had landed of it. */
  'no-run',
]);
export type GapReason = z.infer<typeof GapReason>;

/** What makes a gap close. */
export const GapCloses = z.enum([
  /** Nothing to do: it closes with the next run. */
  'next-run',
  /** The source is read from where it was left, once it answers. */
  'source-answers',
  /** A person has to do something: grant a right, mend a token, start a run. */
  'by-hand',
  /** Its input is no longer kept. */
  'never',
]);
export type GapCloses = z.infer<typeof GapCloses>;

/** Something that should be known, and is not. */
export const Gap = z.object({
  /** Unique within the list. */
  id: z.string(),
  reason: GapReason,
  /** What it says of itself: the error. */
  detail: z.string().nullable(),
  closes: GapCloses,
  /** The jobs whose figures lack it. */
  jobs: z.array(z.string()),
  source: z.string().nullable(),
  /** A project, an entity, a table of the source. */
  part: z.string().nullable(),
  /** Whose that part is, where a pivot says so. */
  application: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** From when on it is missing; null where it was never known. */
  from: Instant.nullable(),
  /** Until when; null while it goes on. */
  to: Instant.nullable(),
  /** Periods of the one job that it is of: half-open. Null where it is of a source. */
  periods: z
    .object({ from: z.string(), to: z.string(), count: z.int() })
    .nullable(),
  /** Whether a run of these periods may close it. */
  backfill: z.boolean(),
});
export type Gap = z.infer<typeof Gap>;

export const listGaps = defineRoute({
  id: 'listGaps',
  method: 'get',
  path: '/v1/gaps',
  summary:
    'What is missing, since when, why, and what closes it: sources first, then periods of jobs, the newest first',
  action: 'monitoring.read',
  query: z.strictObject({ job: z.string().min(1).max(100).optional() }),
  answer: z.object({
    /** How far back each job is looked at. */
    looked: z.array(
      z.object({ job: z.string(), from: z.string(), to: z.string() }),
    ),
    items: z.array(Gap),
  }),
});

/** Periods that one request may queue. */
export const MAX_BACKFILL_PERIODS = 500;

export const startBackfill = defineRoute({
  id: 'startBackfill',
  method: 'post',
  path: '/v1/backfills',
  summary:
    'Queue a run for each period of a window that has none queued or running',
  action: 'monitoring.runs.write',
  body: z.strictObject({
    job: z.string().min(1).max(100),
    /** In; a period of the job, as runs have it. */
    from: Period,
    /** Out. */
    to: Period,
    mode: RunMode.default('run'),
    reason: z.string().trim().min(1, 'say why').max(1000),
  }),
  answer: z.object({
    job: z.string(),
    from: z.string(),
    to: z.string(),
    /** Ask for the progress since then. */
    requestedAt: Instant,
    periods: z.int(),
    /** The others had a run queued or running. */
    queued: z.int(),
  }),
  status: 202,
});
export type StartedBackfill = z.infer<typeof startBackfill.answer>;

export const getBackfill = defineRoute({
  id: 'getBackfill',
  method: 'get',
  path: '/v1/backfills',
  summary: 'How many runs of a window ended, and how, of those requested since',
  action: 'monitoring.read',
  query: z.strictObject({
    job: z.string().min(1).max(100),
    from: Period,
    to: Period,
    since: InstantInput.meta({ format: 'date-time' }),
  }),
  answer: z.object({
    queued: z.int(),
    running: z.int(),
    succeeded: z.int(),
    failed: z.int(),
    cancelled: z.int(),
  }),
});
export type BackfillProgress = z.infer<typeof getBackfill.answer>;

const Text = z.string().min(1).max(1000);

export const listRefusedRecords = defineRoute({
  id: 'listRefusedRecords',
  method: 'get',
  path: '/v1/quarantine',
  summary:
    'Records of a dataset that could not be used, the newest import first',
  action: 'monitoring.quarantine.read',
  query: PageQuery.extend({
    dataset: Text,
    problem: Text.optional(),
    file: Text.optional(),
  }),
  answer: pageOf(RefusedRecord),
  timeoutSeconds: 30,
});

export const listRefusedGroups = defineRoute({
  id: 'listRefusedGroups',
  method: 'get',
  path: '/v1/quarantine/groups',
  summary:
    'How many records could not be used, by dataset, problem and file, the most first',
  action: 'monitoring.quarantine.read',
  query: z.strictObject({ dataset: Text.optional() }),
  answer: z.object({ items: z.array(RefusedGroup) }),
  timeoutSeconds: 30,
});
