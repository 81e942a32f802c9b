import { Run } from '@rosetta/contracts/runs';
import { Jobs } from '@rosetta/run-kit';
import { Job } from '../job';
import { runOnce } from '../runOnce';
import { Batch, BatchDefinition, prepareBatch } from './Batch';
import { selectPeriods } from './periods';
import { Selection } from './selection';

export interface RunBatchOptions extends Selection {
  /** All jobs of the domain, in their order, when not named. */
  job?: string;
  /** Compute again also where nothing changed. */
  reprocess?: boolean;
  /** True when not said; false where another process migrates. */
  migrateAtStart?: boolean;
  requestedBy: string;
  reason: string;
  onProgress?(run: Run): void;
  signal?: AbortSignal;
}

/** The runs of one job; none when the selection holds no period of it. */
export interface JobRuns {
  job: Job;
  runs: Run[];
}

const runJob = async (
  { domain: { name: domain } }: Pick<BatchDefinition, 'domain'>,
  batch: Batch,
  job: Job,
  options: RunBatchOptions,
): Promise<JobRuns> => {
  const { reprocess, requestedBy, reason, onProgress, signal } = options;
  const { db, jobs, logger, keepRuns } = batch;
  // Before periods are selected, so that its runs cover what lands meanwhile.
  const requestedAt = await batch.runs.now();
  const runs = await runOnce({
    db,
    domain,
    jobs,
    job: job.name,
    logger,
    keepRuns,
    periods: await selectPeriods(batch, job, options, signal),
    requestedAt,
    mode: reprocess ? 'reprocess' : 'run',
    requestedBy,
    reason,
    onProgress,
    signal,
  });
  return { job, runs };
};

/**
 * Runs the selected periods of one job, or of all in their order, and waits; works with workers
 * and without. A failed run of one job keeps no other from being run.
 */
export const runBatch = async (
  definition: Pick<BatchDefinition, 'domain'>,
  batch: Batch,
  options: RunBatchOptions,
): Promise<JobRuns[]> => {
  const { job: name, migrateAtStart = true } = options;
  await prepareBatch(batch, migrateAtStart);
  const chosen =
    name === undefined ? batch.jobs : [new Jobs(batch.jobs).get(name)];
  const ended: JobRuns[] = [];
  for (const job of chosen)
    ended.push(await runJob(definition, batch, job, options));
  return ended;
};
