import { Knex } from 'knex';

/**
 * A worker that lost its run may still be in the middle of a transaction: it can't commit,
 * but the rows it has written make whoever writes the same ones wait for it, and a machine
 * that is gone keeps its session for hours. So each transaction is signed, and whoever
 * takes the work over ends those that are left.
 */
const SIGNATURE = 'batch';

/** Signs the session for as long as the transaction lasts. */
export const sign = (trx: Knex.Transaction, runId: string, handId: string) =>
  trx.raw(`select set_config('application_name', ?, true)`, [
    `${SIGNATURE} ${runId} ${handId}`,
  ]);

/** Ends the transactions of a run that are left over: of one pair of hands, or of all. */
export const endSessions = (db: Knex, runId: string, handId = '') =>
  db.raw(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name like ? and datname = current_database()
       and usename = current_user and pid <> pg_backend_pid()`,
    [`${SIGNATURE} ${runId} ${handId}%`],
  );
