import { setTimeout as delay } from 'node:timers/promises';
import { Knex } from 'knex';
import { PgBoss } from 'pg-boss';
import { Logger } from 'pino';
import { openBoss, RunQueue, RunService, Ticket } from '@rosetta/run-kit';
import { LeavingError } from './errors';
import { Job } from './job';
import { followSchedules, Schedule } from './queue/schedules';
import { GRACE_MS, SWEEP_MS, TIDY_MS } from './timing';
import { createPresence, Presence } from './createPresence';
import { sweep } from './work/sweep';
import { tidy } from './work/tidy';
import { Work } from './work/Work';
import { workOn } from './work/workOn';

export interface WorkerOptions {
  /** Its pool needs two connections per pair of hands, and two more. */
  db: Knex;
  job: Job;
  logger: Logger;
  /** How many runs and slices are in hand at once; 2 when not said. */
  concurrency?: number;
  /** How many published runs of a period stay readable, the current one included; 3 when not said. */
  keepRuns?: number;
  /** When runs are queued by themselves: each time once, however many workers there are. None where a CronJob does it. */
  schedules?: readonly Schedule[];
}

/** A part of a process, as `runService` starts and stops it. */
export interface Worker {
  start(): Promise<void>;
  /** Finishes the slice in hand or hands it back, so that another worker goes on at once. */
  stop(): Promise<void>;
}

const POLL_SECONDS = 0.5;

/** Does something every few seconds until told to stop; a failure is logged, and the next time tells. */
const every = (ms: number, logger: Logger, task: () => Promise<unknown>) => {
  const stopped = new AbortController();
  const loop = async () => {
    while (!stopped.signal.aborted) {
      await task().catch(error => logger.warn({ err: error }, 'Upkeep failed'));
      await delay(ms, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const done = loop();
  return () => {
    stopped.abort();
    return done;
  };
};

/** What a worker does beside its runs; dropping facts may take long, and holds the rest up by nothing. */
const beginUpkeep = (work: Work, presence: Presence) => {
  const { logger } = work;
  const loops = [
    every(SWEEP_MS, logger, () =>
      Promise.all([presence.heartbeat(), sweep(work)]),
    ),
    every(TIDY_MS, logger, () => tidy(work)),
  ];
  return async () => {
    await Promise.all(loops.map(stop => stop()));
  };
};

/** Works on the runs of a job, together with all other workers of it. */
export const createWorker = (options: WorkerOptions): Worker => {
  const { db, job, logger, concurrency = 2, schedules = [] } = options;
  const leaving = new AbortController();
  const presence = createPresence(db, job.name);
  const queue = new RunQueue(db, job.name);
  const runs = new RunService(db, job.name, queue);
  const work: Work = {
    db,
    job,
    queue,
    logger,
    worker: presence.name,
    keepRuns: options.keepRuns ?? 3,
    leaving: leaving.signal,
  };
  const inHand = new Set<Promise<void>>();
  let boss: PgBoss;
  let stopUpkeep = async () => {};

  const take = async ([{ data }]: { data: Ticket }[]) => {
    const task = workOn(work, data.runId).catch(error =>
      logger.error(
        { err: error, runId: data.runId },
        'Work on a run broke off',
      ),
    );
    inHand.add(task);
    await task;
    inHand.delete(task);
  };

  return {
    async start() {
      boss = await openBoss(
        db,
        { supervise: true, schedule: schedules.length > 0 },
        error => logger.warn({ err: error }, 'Queue'),
      );
      await queue.open();
      await presence.heartbeat();
      await followSchedules({ boss, runs, job: job.name, logger }, schedules);
      await boss.work(
        job.name,
        { pollingIntervalSeconds: POLL_SECONDS, localConcurrency: concurrency },
        take,
      );
      stopUpkeep = beginUpkeep(work, presence);
    },

    async stop() {
      leaving.abort(new LeavingError(`${presence.name} is stopping`));
      const stopped = boss?.stop({ timeout: GRACE_MS + 2_000 });
      await stopUpkeep();
      await Promise.all(inHand);
      await stopped;
      await runs.close();
      await presence.leave();
    },
  };
};
