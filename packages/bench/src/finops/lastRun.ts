import { COSTS_JOB } from '@rosetta/finops-mart';
import { Knex } from 'knex';

export interface TimedRun {
  id: string;
  /** From its first attempt to its end, in seconds: without the start of processes. */
  seconds: number;
}

interface RunRow {
  id: string;
  state: string;
  seconds: number;
}

/** The last run of a month. */
export const lastRun = async (db: Knex, period: string): Promise<TimedRun> => {
  const run: RunRow | undefined = await db('run')
    .where({ job: COSTS_JOB.name, period })
    .orderBy('requested_at', 'desc')
    .first(
      'id',
      'state',
      db.raw('extract(epoch from finished_at - started_at)::float8 as seconds'),
    );
  if (run?.state !== 'succeeded')
    throw new Error(`The run of ${period} has not succeeded`);
  return { id: run.id, seconds: run.seconds };
};
