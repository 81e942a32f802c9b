import { setTimeout as delay } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import { Run, RunMode, hasEnded } from '@rosetta/contracts/runs';
import { Jobs, RunQueue, RunRequest, RunService } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { Logger } from 'pino';
import { createPresence } from './createPresence';
import { ShutdownError } from './errors';
import { Job } from './job';
import { pruneRuns } from './work/pruneRuns';
import { recoverExpiredRuns } from './work/recoverExpiredRuns';
import { WorkerContext } from './work/WorkerContext';
import { blockersOf, workOnRun } from './work/workOnRun';

export interface RunOnceOptions {
  db: Knex;
  domain: string;
  /** All of the domain: a run may wait for one of another job, which is then made first. */
  jobs: readonly Job[];
  /** Whose runs are made; the first one when not named. */
  job?: string;
  logger: Logger;
  periods: readonly string[];
  mode: RunMode;
  requestedBy: string;
  reason: string;
  keepRuns?: number;
  /** When this was requested, where that was earlier; one instant for all its runs. */
  requestedAt?: Date;
  /** Called with each change of a run, also of one that was there before. */
  onProgress?(run: Run): void;
  /** Stops waiting and releases what is worked on; the run stays queued. */
  signal?: AbortSignal;
}

const POLL_MS = 500;

/** Works on a run, or on those that it waits for. */
const workOnRunOrBlockers = async (worker: WorkerContext, id: string) => {
  if (await workOnRun(worker, id)) return;
  for (const blocker of await blockersOf(worker, id))
    await workOnRun(worker, blocker);
};

/** Works on a run, together with whoever else does, until it has ended. */
const completeRun = async (
  worker: WorkerContext,
  runs: RunService,
  id: string,
  onProgress: (run: Run) => void,
): Promise<Run> => {
  const { shutdownSignal } = worker;
  const ended = new AbortController();
  const work = async () => {
    for (;;) {
      await workOnRunOrBlockers(worker, id);
      if (shutdownSignal.aborted || hasEnded(await runs.get(id))) return;
      await recoverExpiredRuns(worker);
      await delay(POLL_MS);
    }
  };
  const watch = async () => {
    const signal = AbortSignal.any([shutdownSignal, ended.signal]);
    for await (const news of runs.follow(id, 0, signal))
      if (news.type === 'run') onProgress(news.run);
  };
  await Promise.all([work().finally(() => ended.abort()), watch()]);
  const run = await runs.get(id);
  onProgress(run);
  if (!hasEnded(run)) throw shutdownSignal.reason;
  return run;
};

/** Queues a run for a period; one that is there already is completed first. */
const requestRun = async (
  runs: RunService,
  request: RunRequest & { job: string },
  complete: (id: string) => Promise<unknown>,
): Promise<Run> => {
  for (;;) {
    const other = await runs.active(request.job, request.period);
    if (other) await complete(other.id);
    try {
      return await runs.request(request);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
};

/** A worker for as long as this takes. */
const openWorker = (
  { db, domain, logger, keepRuns = 3, ...options }: RunOnceOptions,
  shutdownSignal: AbortSignal,
) => {
  const jobs = new Jobs(options.jobs);
  const queue = new RunQueue(db, domain);
  const { name } = createPresence(db, jobs.names);
  const worker: WorkerContext = {
    db,
    jobs,
    logger,
    queue,
    name,
    keepRuns,
    shutdownSignal,
  };
  return {
    worker,
    runs: new RunService(db, { domain, jobs: jobs.all, queue }),
  };
};

/**
 * Runs a job for some periods, one after the other, and waits for the end of each. Works
 * with workers, which then share the slices, and without any. What failed is in the runs.
 */
export const runOnce = async (options: RunOnceOptions): Promise<Run[]> => {
  const { mode, requestedBy, reason, requestedAt } = options;
  const { onProgress = () => {} } = options;
  const shutdown = new AbortController();
  const stop = () => shutdown.abort(new ShutdownError('Interrupted'));
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener('abort', stop);
  const { worker, runs } = openWorker(options, shutdown.signal);
  const job = worker.jobs.get(options.job).name;
  const complete = (id: string) => completeRun(worker, runs, id, onProgress);
  try {
    await worker.queue.open();
    const ended: Run[] = [];
    for (const period of options.periods) {
      const request = { job, period, mode, requestedBy, reason, requestedAt };
      const { id } = await requestRun(runs, request, complete);
      ended.push(await complete(id));
    }
    await pruneRuns(worker);
    return ended;
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await runs.close();
  }
};
