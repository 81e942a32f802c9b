import { Knex } from 'knex';
import { Logger } from 'pino';
import { RunQueue } from '@rosetta/run-kit';
import { Job } from '../job';

/** What a process that works on runs has at hand. */
export interface Work {
  db: Knex;
  job: Job;
  queue: RunQueue;
  logger: Logger;
  /** Name of this worker, for people. */
  worker: string;
  /** How many published runs of a period stay readable, the current one included. */
  keepRuns: number;
  /** Aborts when the process wants to stop: nothing new is begun. */
  leaving: AbortSignal;
}
