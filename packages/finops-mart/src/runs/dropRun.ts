import { Knex } from 'knex';
import { ddl } from './ddl';
import { RUN_TABLES, runTable } from './runTables';

/** PostgreSQL detaches one partition of a table at a time. */
const LOCK = 'finops-mart drop';

const dropTable = async (
  db: Knex,
  connection: unknown,
  parent: string,
  own: string,
) => {
  const { rows } = await db
    .raw(
      `select c.relname as name, i.inhdetachpending as pending
       from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = ?::regclass
         and (i.inhdetachpending or c.relname = ?)
       order by pending desc`,
      [parent, own],
    )
    .connection(connection);
  for (const { name, pending } of rows) {
    const how = pending ? 'finalize' : 'concurrently';
    await ddl(
      db,
      `alter table :parent: detach partition :name: ${how}`,
      { parent, name },
      connection,
    );
  }
  await ddl(db, 'drop table if exists :own:', { own }, connection);
};

/** A slow reader is not waited for; the next call finishes the drop. */
const SET_TIMEOUTS = `set lock_timeout = '5s'; set statement_timeout = '30s'`;
const RESET_TIMEOUTS = 'reset lock_timeout; reset statement_timeout';

/** Runs with a connection whose statements time out. */
const withTimeouts = async (
  db: Knex,
  work: (connection: unknown) => Promise<void>,
) => {
  const connection = await db.client.acquireConnection();
  try {
    await db.raw(SET_TIMEOUTS).connection(connection);
    await work(connection);
  } finally {
    // A dead connection cannot be reset; the pool discards it.
    await db
      .raw(RESET_TIMEOUTS)
      .connection(connection)
      .catch(() => {});
    await db.client.releaseConnection(connection);
  }
};

/**
 * Drops the tables of a run without blocking readers: `drop table` alone would lock the parent
 * table, whereas `detach … concurrently` waits for readers. It must not run in a transaction,
 * hence a separate connection; a drop that was killed or timed out is finished by the next.
 */
export const dropRun = async (db: Knex, runId: string) => {
  // First, so that a reader who finds no rows can tell removed from empty.
  await db('cost_run').where('run_id', runId).delete();
  await withTimeouts(db, async connection => {
    const lock = (verb: 'lock' | 'unlock') =>
      db
        .raw(`select pg_advisory_${verb}(hashtext(?))`, [LOCK])
        .connection(connection);
    await lock('lock');
    try {
      for (const { parent } of RUN_TABLES)
        await dropTable(db, connection, parent, runTable(parent, runId));
    } finally {
      await lock('unlock');
    }
  });
};
