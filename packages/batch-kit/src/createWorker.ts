import { setTimeout as delay } from 'node:timers/promises';
import { Jobs, openBoss, RunQueue, RunService } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { PgBoss } from 'pg-boss';
import { Logger } from 'pino';
import { createPresence, Presence } from './createPresence';
import { ShutdownError } from './errors';
import { Job } from './job';
import { followSchedules, Schedule } from './queue/schedules';
import { GRACE_MS, PRUNE_MS, RECOVERY_MS } from './timing';
import { expirePublications, pruneRuns } from './work/pruneRuns';
import { recoverExpiredRuns } from './work/recoverExpiredRuns';
import { WorkerContext } from './work/WorkerContext';
import { workUntilIdle } from './work/workOnRun';

export interface WorkerOptions {
  /** Its pool needs two connections for each task, and two more. */
  db: Knex;
  /** Names the queue that wakes it. */
  domain: string;
  jobs: readonly Job[];
  logger: Logger;
  /** How many runs and slices are worked on at once; 2 when not said. */
  concurrency?: number;
  /** How many published runs of a period stay readable, the current one included; 3 when not said. */
  keepRuns?: number;
  /** When runs are queued by themselves: each time once, however many workers there are. None where a CronJob does it. */
  schedules?: readonly Schedule[];
}

/** A part of a process, as `runService` starts and stops it. */
export interface Worker {
  start(): Promise<void>;
  /** Finishes the current slice or releases it, so that another worker goes on at once. */
  stop(): Promise<void>;
}

const POLL_SECONDS = 0.5;

/** Does something every few seconds until stopped; a failure is logged, and the task tried again. */
const every = (ms: number, logger: Logger, task: () => Promise<unknown>) => {
  const stopped = new AbortController();
  const loop = async () => {
    while (!stopped.signal.aborted) {
      await task().catch(error =>
        logger.warn({ err: error }, 'Maintenance failed'),
      );
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
const startMaintenance = (worker: WorkerContext, presence: Presence) => {
  const { logger } = worker;
  const loops = [
    every(RECOVERY_MS, logger, () =>
      Promise.all([presence.heartbeat(), recoverExpiredRuns(worker)]),
    ),
    every(PRUNE_MS, logger, () => pruneRuns(worker)),
  ];
  return async () => {
    await Promise.all(loops.map(stop => stop()));
  };
};

/** Works on the runs of a domain's jobs, together with all other workers of it. */
export const createWorker = (options: WorkerOptions): Worker => {
  const { db, domain, logger, concurrency = 2, schedules = [] } = options;
  const shutdown = new AbortController();
  const jobs = new Jobs(options.jobs);
  const presence = createPresence(db, jobs.names);
  const queue = new RunQueue(db, domain);
  const runs = new RunService(db, { domain, jobs: jobs.all, queue });
  const worker: WorkerContext = {
    db,
    jobs,
    queue,
    logger,
    name: presence.name,
    keepRuns: options.keepRuns ?? 3,
    shutdownSignal: shutdown.signal,
  };
  const tasks = new Set<Promise<void>>();
  let boss: PgBoss;
  let stopMaintenance = async () => {};

  const onWakeUp = async () => {
    const task = workUntilIdle(worker).catch(error =>
      logger.error({ err: error }, 'Work on runs interrupted'),
    );
    tasks.add(task);
    await task;
    tasks.delete(task);
  };

  return {
    async start() {
      boss = await openBoss(
        db,
        { supervise: true, schedule: schedules.length > 0 },
        error => logger.warn({ err: error }, 'Queue error'),
      );
      await queue.open();
      await presence.heartbeat();
      await expirePublications(worker);
      await followSchedules({ boss, runs, domain, logger }, schedules);
      await boss.work(
        domain,
        { pollingIntervalSeconds: POLL_SECONDS, localConcurrency: concurrency },
        onWakeUp,
      );
      stopMaintenance = startMaintenance(worker, presence);
    },

    async stop() {
      shutdown.abort(new ShutdownError(`${presence.name} is stopping`));
      const stopped = boss?.stop({ timeout: GRACE_MS + 2_000 });
      await stopMaintenance();
      await Promise.all(tasks);
      await stopped;
      await runs.close();
      await presence.leave();
    },
  };
};
