import { Inputs, Jobs } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { Job } from '../job';
import { assertReadsPublished, readVersions } from './reads';
import { RunLease } from './RunLease';
import { WorkerContext } from './WorkerContext';

/** What each period would be made from now: the job's own inputs, and the publications that it reads. */
export const inputsOfPeriods = async (
  db: Knex,
  jobs: Jobs<Job>,
  job: Job,
  periods: readonly string[],
  signal: AbortSignal,
): Promise<Map<string, Inputs>> => {
  const own = await job.inputs(periods, signal);
  const reads = await readVersions(db, jobs, job, periods);
  return new Map(
    periods.map(period => [
      period,
      { ...own.get(period), ...reads.get(period) },
    ]),
  );
};

/** What the run would be made from now; InputError when it reads what is not published. */
export const readInputs = async (
  { db, jobs }: WorkerContext,
  { job, attempt: { period }, signal }: RunLease,
): Promise<Inputs> => {
  const all = await inputsOfPeriods(db, jobs, job, [period], signal);
  const inputs = all.get(period)!;
  assertReadsPublished(job, period, inputs);
  return inputs;
};
