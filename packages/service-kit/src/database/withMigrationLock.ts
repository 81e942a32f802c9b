import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';

const POLL_MS = 100;
const WAIT_LIMIT_MS = 10 * 60_000;

/**
 * The holder's own transaction does nothing until the end, which servers may limit. And a statement
 * without bindings closes the cursor of the one before, whose snapshot an index would wait for too.
 */
const KEEP_LOCK = 'set local idle_in_transaction_session_timeout = 0';

/**
 * Runs what one process at a time may do to the tables of one owner; others wait. The lock is an
 * advisory one, which ends with its connection.
 *
 * It is tried again and again, not waited for: a statement that waits keeps its snapshot, and
 * `create index concurrently` of the holder would wait for that snapshot for ever.
 */
export async function withMigrationLock(
  db: Knex,
  owner: string,
  act: () => Promise<void>,
): Promise<void> {
  const deadline = Date.now() + WAIT_LIMIT_MS;
  const actIfFree = () =>
    db.transaction(async trx => {
      const { rows } = await trx.raw(
        'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as locked',
        [owner],
      );
      if (!rows[0].locked) return false;
      await trx.raw(KEEP_LOCK);
      await act();
      return true;
    });
  while (!(await actIfFree())) {
    if (Date.now() > deadline)
      throw new Error(
        `another process has been migrating ${owner} for ${
          WAIT_LIMIT_MS / 60_000
        } minutes; look for it in pg_stat_activity, then start again`,
      );
    await sleep(POLL_MS);
  }
}
