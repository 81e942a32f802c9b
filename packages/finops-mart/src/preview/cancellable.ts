import { Knex } from 'knex';

/**
 * Works in a transaction that is always rolled back, and whose running statement is cancelled with
 * the signal.
 */
export const cancellable = async <T>(
  db: Knex,
  signal: AbortSignal,
  work: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> => {
  signal.throwIfAborted();
  const trx = await db.transaction();
  let cancelling: Promise<unknown> = Promise.resolve();
  let cancel = () => {};
  try {
    const { rows } = await trx.raw('select pg_backend_pid() as pid');
    cancel = () => {
      cancelling = db
        .raw('select pg_cancel_backend(?)', [rows[0].pid])
        // A lost connection has cancelled it already.
        .catch(() => {});
    };
    // It may have come while all connections were taken, when nothing listened yet.
    signal.throwIfAborted();
    signal.addEventListener('abort', cancel);
    return await work(trx);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    // A cancellation that came late must not reach the next user of the connection.
    await cancelling;
    await trx.rollback();
  }
};
