import { appendRunEvent } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { MAX_LOSSES } from '../timing';
import { terminateSessions } from './sessions';
import { BLOCKED, DUE_ORDER, IS_DUE } from './sql';
import { WorkerContext } from './WorkerContext';

interface ExpiredRow {
  id: string;
  worker: string;
  losses: number;
}

const requeue = async (trx: Knex.Transaction, { id, worker }: ExpiredRow) => {
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
  await terminateSessions(trx, id);
  await appendRunEvent(trx, id, {
    level: 'warn',
    message: `Lease of ${worker} expired; queued again`,
  });
};

const fail = async (trx: Knex.Transaction, { id, losses }: ExpiredRow) => {
  const error =
    `Its worker disappeared ${losses + 1} times. Nothing was published. ` +
    `Check the memory and the log of the workers, then run again.`;
  await trx('run')
    .where({ id })
    .update({
      state: 'failed',
      error,
      attempt_id: null,
      lease_until: null,
      drop_facts: trx.ref('has_facts'),
      finished_at: trx.raw('clock_timestamp()'),
    });
  await appendRunEvent(trx, id, { level: 'error', message: error });
};

/** Takes runs from workers without a heartbeat. A run that is being published right now is locked, and left alone. */
const takeExpired = ({ db, jobs }: WorkerContext) =>
  db.transaction(async trx => {
    const expired: ExpiredRow[] = await trx('run')
      .where({ state: 'running' })
      .whereIn('job', jobs.names)
      .whereRaw('lease_until < clock_timestamp()')
      .forUpdate()
      .skipLocked()
      .select('id', 'worker', 'losses');
    for (const run of expired)
      await (run.losses + 1 < MAX_LOSSES ? requeue : fail)(trx, run);
  });

/** Enough to wake every worker; what else is due is found by those that are awake. */
const MAX_WOKEN = 32;

/** A wake-up may have been lost with a worker; one that still waits is not queued twice. */
const wakeForDue = async ({ db, jobs, queue }: WorkerContext) => {
  const { rows } = await db.raw(
    `select id from run where ${IS_DUE} and job = any(?) and not ${BLOCKED}
     order by ${DUE_ORDER} limit ${MAX_WOKEN}`,
    [jobs.names],
  );
  await queue.wake(
    db,
    rows.map(({ id }: { id: string }) => id),
  );
};

/** What every worker does every few seconds, so that no run waits for a worker that is gone. */
export const recoverExpiredRuns = async (worker: WorkerContext) => {
  await takeExpired(worker);
  await wakeForDue(worker);
};
