import { Knex } from 'knex';

/**
 * A worker that lost its run may still be in the middle of a transaction: it can't commit,
 * but the rows it has written make whoever writes the same ones wait for it, and a machine
 * that is gone keeps its session for hours. So each transaction is tagged, and whoever
 * takes the work over terminates those that are left.
 */
const TAG = 'batch';

/** Tags the session for as long as the transaction lasts. */
export const tagSession = (
  trx: Knex.Transaction,
  runId: string,
  leaseId: string,
) =>
  trx.raw(`select set_config('application_name', ?, true)`, [
    `${TAG} ${runId} ${leaseId}`,
  ]);

/** Terminates the transactions of a run that are left over: of one lease, or of all. */
export const terminateSessions = (db: Knex, runId: string, leaseId = '') =>
  db.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like ? and datname = current_database()
       and usename = current_user and pid <> pg_backend_pid()`,
    [`${TAG} ${runId} ${leaseId}%`],
  );
