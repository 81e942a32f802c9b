import { setTimeout as delay } from 'node:timers/promises';
import { ConflictError } from '@backstage/errors';
import { Run, RunMode } from '@rosetta/contracts/runs';
import { Knex } from 'knex';
import { Logger } from 'pino';
import { hasEnded, RunQueue, RunRequest, RunService } from '@rosetta/run-kit';
import { LeavingError } from './errors';
import { Job } from './job';
import { sweep } from './work/sweep';
import { tidy } from './work/tidy';
import { Work } from './work/Work';
import { workOn } from './work/workOn';
import { createPresence } from './createPresence';

export interface RunOnceOptions {
  db: Knex;
  job: Job;
  logger: Logger;
  periods: readonly string[];
  mode: RunMode;
  requestedBy: string;
  reason: string;
  keepRuns?: number;
  /** When this was asked for, where that was before; one instant for all its runs. */
  requestedAt?: Date;
  /** Told of each change of a run, also of one that was there before. */
  onProgress?(run: Run): void;
  /** Stops waiting and hands back what is in hand; the run stays queued. */
  signal?: AbortSignal;
}

const LOOK_AGAIN_MS = 500;

/** Sees a run through: does what there is to do on it, until it has ended. */
const seeThrough = async (
  work: Work,
  runs: RunService,
  id: string,
  onProgress: (run: Run) => void,
): Promise<Run> => {
  const over = new AbortController();
  const lend = async () => {
    for (;;) {
      await workOn(work, id);
      if (work.leaving.aborted || hasEnded(await runs.get(id))) return;
      await sweep(work);
      await delay(LOOK_AGAIN_MS);
    }
  };
  const watch = async () => {
    const signal = AbortSignal.any([work.leaving, over.signal]);
    for await (const news of runs.follow(id, 0, signal))
      if (news.type === 'run') onProgress(news.run);
  };
  await Promise.all([lend().finally(() => over.abort()), watch()]);
  const run = await runs.get(id);
  onProgress(run);
  if (!hasEnded(run)) throw work.leaving.reason;
  return run;
};

/** Queues a run for a period; one that is there already is seen through first. */
const requestRun = async (
  runs: RunService,
  request: RunRequest,
  seen: (id: string) => Promise<unknown>,
): Promise<Run> => {
  for (;;) {
    const other = await runs.active(request.period);
    if (other) await seen(other.id);
    try {
      return await runs.request(request);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
};

/**
 * Runs a job for some periods, one after the other, and waits for the end of each. Works
 * with workers, which then share the slices, and without any. What failed is in the runs.
 */
export const runOnce = async (options: RunOnceOptions): Promise<Run[]> => {
  const { db, job, logger, mode, requestedBy, reason, requestedAt } = options;
  const { onProgress = () => {} } = options;
  const leaving = new AbortController();
  const leave = () => leaving.abort(new LeavingError('Interrupted'));
  if (options.signal?.aborted) leave();
  options.signal?.addEventListener('abort', leave);
  const queue = new RunQueue(db, job.name);
  const runs = new RunService(db, job.name, queue);
  const work: Work = {
    db,
    job,
    logger,
    queue,
    worker: createPresence(db, job.name).name,
    keepRuns: options.keepRuns ?? 3,
    leaving: leaving.signal,
  };
  const see = (id: string) => seeThrough(work, runs, id, onProgress);
  try {
    await queue.open();
    const ended: Run[] = [];
    for (const period of options.periods) {
      const request = { period, mode, requestedBy, reason, requestedAt };
      const { id } = await requestRun(runs, request, see);
      ended.push(await see(id));
    }
    await tidy(work);
    return ended;
  } finally {
    options.signal?.removeEventListener('abort', leave);
    await runs.close();
  }
};
