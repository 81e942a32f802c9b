import { Jobs, RunQueue } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { Logger } from 'pino';
import { Job } from '../job';

/** What a process that works on runs stands on. */
export interface WorkerContext {
  db: Knex;
  jobs: Jobs<Job>;
  queue: RunQueue;
  logger: Logger;
  /** Of this worker, for people. */
  name: string;
  /** How many published runs of a period stay readable, the current one included. */
  keepRuns: number;
  /** Aborts when the process begins to stop: nothing new is begun. */
  shutdownSignal: AbortSignal;
}
