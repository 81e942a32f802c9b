import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { Inputs, Jobs, PublicationStore, ReadPeriod } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { Job } from '../job';

type Reads = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface ReadRow extends ReadPeriod {
  read_run_id: string | null;
}

const NOTHING: Reads = new Map();

/** The published runs that a run reads, as its attempt recorded them. */
export const readsOf = async (
  db: Knex,
  { reads: jobs = [] }: Job,
  runId: string,
): Promise<Reads> => {
  if (jobs.length === 0) return NOTHING;
  const rows: ReadRow[] = await db('run_read')
    .where('run_id', runId)
    .whereNotNull('read_run_id')
    .orderBy('period')
    .select('job', 'period', 'read_run_id');
  const reads = new Map(jobs.map(job => [job, new Map<string, string>()]));
  for (const { job, period, read_run_id } of rows)
    reads.get(job)?.set(period, read_run_id!);
  return reads;
};

/** Records which publications an attempt reads: what its stages then work from. */
export const recordReads = async (trx: Knex.Transaction, runId: string) => {
  await trx.raw(
    `update run_read set read_run_id = (
       select publication.run_id from publication
       where publication.job = run_read.job
         and publication.period = run_read.period and publication.current)
     where run_id = ?`,
    [runId],
  );
};

/** One text for the publications of a job that a period reads; nothing when there is none. */
const versionOf = (published: readonly (string | undefined)[]) => {
  const known = published.filter(id => id !== undefined);
  if (known.length === 0) return undefined;
  if (published.length === 1) return published[0];
  const digest = createHash('sha256').update(JSON.stringify(published));
  const runs = known.length === 1 ? 'run' : 'runs';
  return `${known.length} ${runs}, ${digest.digest('hex').slice(0, 12)}`;
};

/**
 * Which publications each period reads, by the name of the job, as inputs: one query per job
 * that is read, however many periods there are. A job of which nothing is published is left out.
 */
export const readVersions = async (
  db: Knex,
  jobs: Jobs<Job>,
  job: Job,
  periods: readonly string[],
): Promise<Map<string, Inputs>> => {
  const versions = new Map(periods.map(period => [period, {} as Inputs]));
  if (!job.reads?.length) return versions;
  const needed = new Map(
    periods.map(period => [period, jobs.readBy(job, period)]),
  );
  for (const name of job.reads) {
    const ofJob = (period: string) =>
      needed.get(period)!.filter(read => read.job === name);
    const all = new Set(periods.flatMap(ofJob).map(({ period }) => period));
    const published = await new PublicationStore(db, name).currentRuns([
      ...all,
    ]);
    for (const period of periods) {
      const version = versionOf(
        ofJob(period).map(read => published.get(read.period)),
      );
      if (version) versions.get(period)![name] = version;
    }
  }
  return versions;
};

/** InputError saying which publication is missing, where a job that is read has none for the period. */
export const assertReadsPublished = (
  { reads = [] }: Job,
  period: string,
  inputs: Inputs,
) => {
  const missing = reads.filter(name => inputs[name] === undefined);
  if (missing.length > 0)
    throw new InputError(
      `${missing.join(
        ' and ',
      )} has no publication that covers ${period}; run it first`,
    );
};
