import { Knex } from 'knex';
import { PublicationStore } from '@rosetta/run-kit';
import { Work } from './Work';

/** Runs that ended without being published, and may have left facts. */
const leftovers = (db: Knex, job: string): Promise<string[]> =>
  db('run')
    .where({ job, has_facts: true })
    .whereIn('state', ['succeeded', 'failed', 'cancelled'])
    .whereNotExists(db('publication').whereRaw('publication.run_id = run.id'))
    .pluck('id');

/** Drops the facts of a run; another worker that is at it already is left to it. */
const dropFacts = async ({ db, job }: Work, runId: string) =>
  db.transaction(async trx => {
    const row = await trx('run')
      .where({ id: runId, has_facts: true })
      .forUpdate()
      .skipLocked()
      .first('id');
    if (!row) return;
    await job.drop(runId, trx);
    await trx('run').where('id', runId).update({ has_facts: false });
    await trx('run_slice').where('run_id', runId).delete();
    await new PublicationStore(trx, job.name).markDropped(runId);
  });

/**
 * Removes the facts that no reader will see (again): of failed and cancelled runs, and
 * beyond retention. A drop may have to wait for readers, so nothing waits for this; one
 * that fails leaves the others to go, and is tried again.
 */
export const tidy = async (work: Work) => {
  const { db, job, keepRuns, leaving, logger } = work;
  const runIds = [
    ...(await leftovers(db, job.name)),
    ...(await new PublicationStore(db, job.name).beyond(keepRuns)),
  ];
  for (const runId of runIds) {
    if (leaving.aborted) return;
    await dropFacts(work, runId).catch(error =>
      logger.warn({ err: error, runId }, 'Facts not dropped yet'),
    );
  }
};
