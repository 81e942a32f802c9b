import { PublicationStore } from '@rosetta/run-kit';
import { WorkerContext } from './WorkerContext';

/** Drops the facts of a run; another worker that is at it already is left to it. */
const dropFacts = async (
  { db, jobs }: WorkerContext,
  { id, job }: { id: string; job: string },
) =>
  db.transaction(async trx => {
    const row = await trx('run')
      .where({ id, drop_facts: true })
      .forUpdate()
      .skipLocked()
      .first('id');
    if (!row) return;
    await jobs.get(job).drop(id, trx);
    await trx('run')
      .where({ id })
      .update({ has_facts: false, drop_facts: false });
    await trx('run_slice').where('run_id', id).delete();
    await new PublicationStore(trx, job).markDropped(id);
  });

/** Marks what a lower `keepRuns` than before no longer keeps; what a run supersedes is marked when it publishes. */
export const expirePublications = async ({
  db,
  jobs,
  keepRuns,
}: WorkerContext) => {
  for (const job of jobs.names)
    await new PublicationStore(db, job).expire(keepRuns);
};

/**
 * Removes the facts that no reader will see (again): of failed and cancelled runs, and
 * beyond retention. A drop may have to wait for readers, so nothing waits for this; one
 * that fails leaves the others to go, and is tried again.
 */
export const pruneRuns = async (worker: WorkerContext) => {
  const { db, jobs, shutdownSignal, logger } = worker;
  const runs: { id: string; job: string }[] = await db('run')
    .where({ drop_facts: true })
    .whereIn('job', jobs.names)
    .select('id', 'job');
  for (const run of runs) {
    if (shutdownSignal.aborted) return;
    await dropFacts(worker, run).catch(error =>
      logger.warn({ err: error, runId: run.id }, 'Facts not dropped yet'),
    );
  }
};
