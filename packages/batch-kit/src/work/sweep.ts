import { Knex } from 'knex';
import { appendRunEvent } from '@rosetta/run-kit';
import { MAX_LOSSES } from '../timing';
import { endSessions } from './sessions';
import { Work } from './Work';

interface LostRow {
  id: string;
  worker: string;
  losses: number;
}

const requeue = async (trx: Knex.Transaction, { id, worker }: LostRow) => {
  await trx('run')
    .where({ id })
    .update({
      state: 'queued',
      step: 'queued',
      attempt_id: null,
      lease_until: null,
      losses: trx.raw('losses + 1'),
      start_after: trx.raw('clock_timestamp()'),
    });
  await endSessions(trx, id);
  await appendRunEvent(trx, id, {
    level: 'warn',
    message: `${worker} is not heard of any more; queued again`,
  });
};

const giveUp = async (trx: Knex.Transaction, { id, losses }: LostRow) => {
  const error =
    `Its worker disappeared ${losses + 1} times. Nothing was published. ` +
    `Look at the memory and the log of the workers, then run again.`;
  await trx('run')
    .where({ id })
    .update({
      state: 'failed',
      error,
      attempt_id: null,
      lease_until: null,
      finished_at: trx.raw('clock_timestamp()'),
    });
  await appendRunEvent(trx, id, { level: 'error', message: error });
};

/** Takes runs back from workers that are not heard of. A run that is being published right now is locked, and left alone. */
const takeBackLost = ({ db, job }: Work) =>
  db.transaction(async trx => {
    const lost: LostRow[] = await trx('run')
      .where({ job: job.name, state: 'running' })
      .whereRaw('lease_until < clock_timestamp()')
      .forUpdate()
      .skipLocked()
      .select('id', 'worker', 'losses');
    for (const run of lost)
      await (run.losses + 1 < MAX_LOSSES ? requeue : giveUp)(trx, run);
  });

/** A ticket may have gone down with a worker; one that still waits is not queued twice. */
const announceQueued = async ({ db, job, queue }: Work) => {
  const runIds: string[] = await db('run')
    .where({ job: job.name, state: 'queued' })
    .whereRaw('start_after <= clock_timestamp()')
    .pluck('id');
  await queue.announce(db, runIds);
};

/** What every worker does every few seconds, so that no run waits for one that is gone. */
export const sweep = async (work: Work) => {
  await takeBackLost(work);
  await announceQueued(work);
};
