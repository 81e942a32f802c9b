import { finopsRoutes } from '@rosetta/contracts/finops';
import { Run, RunMode } from '@rosetta/contracts/runs';
import { DOMAINS } from '@rosetta/contracts/domains';
import { z } from 'zod';
import { defineTool } from './defineTool';

/** Every service with batches serves the same run routes. */
type RunRoutes = Pick<typeof finopsRoutes, 'startRun' | 'getRun'>;

const ROUTES: Record<string, RunRoutes> = Object.fromEntries(
  DOMAINS.filter(({ routes }) => 'startRun' in routes).map(
    ({ name, routes }) => [name, routes as unknown as RunRoutes],
  ),
);

const batch = z
  .enum(Object.keys(ROUTES) as [string, ...string[]])
  .describe('Whose batch');

const run = defineTool({
  name: 'run-batch',
  title: 'Run a batch again',
  description:
    'Queues a run of a batch for one period and answers at once; follow it with get-batch-run. ' +
    'What is published stays until the new run has succeeded, and remains readable after. ' +
    'Refused while a run of that period is queued or running.',
  input: z.strictObject({
    batch,
    period: z
      .string()
      .describe('finops: a month, YYYY-MM; monitoring: a UTC day, YYYY-MM-DD'),
    mode: RunMode.default('run').describe(
      'run does nothing when its input is unchanged; reprocess always works it out anew',
    ),
    reason: finopsRoutes.startRun.body!.shape.reason.describe(
      'Why, for the log that people read',
    ),
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

export const batchTools = [run, follow];
