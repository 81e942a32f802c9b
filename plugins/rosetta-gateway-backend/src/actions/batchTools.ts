import { Run, RunMode, RunRoutes } from '@rosetta/contracts/runs';
import { z } from 'zod';
import { RUN_DOMAINS } from '../runDomains';
import { defineTool } from './defineTool';

const ROUTES: Record<string, RunRoutes> = Object.fromEntries(
  RUN_DOMAINS.map(({ name, routes }) => [name, routes]),
);

const batch = z
  .enum(Object.keys(ROUTES) as [string, ...string[]])
  .describe('Whose batch');

const [FIRST] = Object.values(ROUTES);
const ORDER = FIRST.startRun.body!.shape;

const jobs = defineTool({
  name: 'list-batch-jobs',
  title: 'Jobs of a batch',
  description:
    'The jobs of a batch in their order, each with the kind of period that it counts in (hour, day or month) and its schedule.',
  input: z.strictObject({ batch }),
  output: FIRST.listJobs.answer,
  readOnly: true,
  run: ({ batch: name }, call) => call(ROUTES[name].listJobs, {}),
});

const run = defineTool({
  name: 'run-batch',
  title: 'Run a batch again',
  description:
    'Queues a run of a batch for one period and answers at once; follow it with get-batch-run. ' +
    'What is published stays until the new run has succeeded, and remains readable after. ' +
    'Refused while a run of that period is queued or running.',
  input: z.strictObject({
    batch,
    job: ORDER.job.describe(
      'Which job, as list-batch-jobs names it; the first one of the batch without it',
    ),
    period: z
      .string()
      .describe(
        'Of the kind that the job counts in: a month, YYYY-MM; a UTC day, YYYY-MM-DD; or an hour, YYYY-MM-DDTHH',
      ),
    mode: RunMode.default('run').describe(
      'run does nothing when its input is unchanged; reprocess always works it out anew',
    ),
    reason: ORDER.reason.describe('Why, for the log that people read'),
  }),
  output: Run,
  readOnly: false,
  run: ({ batch: name, ...body }, call) =>
    call(ROUTES[name].startRun, { body }),
});

const follow = defineTool({
  name: 'get-batch-run',
  title: 'One run of a batch',
  description: 'State, progress, counts and error of one run of a batch.',
  input: z.strictObject({
    batch,
    id: z.string().min(1).describe('Id of the run'),
  }),
  output: Run,
  readOnly: true,
  run: ({ batch: name, id }, call) =>
    call(ROUTES[name].getRun, { params: { id } }),
});

export const batchTools = [jobs, run, follow];
