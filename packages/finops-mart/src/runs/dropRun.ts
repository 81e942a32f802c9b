import { Knex } from 'knex';
import { ddl } from './ddl';
import { RUN_TABLES, runTable } from './runTables';

/** PostgreSQL lets one partition of a table be on its way out, so drops go one by one. */
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

/** A reader that takes its time is not waited for: the next call finishes. */
const LIMITS = `set lock_timeout = '5s'; set statement_timeout = '30s'`;
const NO_LIMITS = 'reset lock_timeout; reset statement_timeout';

/** Lends a connection that does not wait for ever. */
const withLimits = async (
  db: Knex,
  work: (connection: unknown) => Promise<void>,
) => {
  const connection = await db.client.acquireConnection();
  try {
    await db.raw(LIMITS).connection(connection);
    await work(connection);
  } finally {
    // One that died has no limits to take off, and the pool throws it away.
    await db
      .raw(NO_LIMITS)
      .connection(connection)
      .catch(() => {});
    await db.client.releaseConnection(connection);
  }
};

/**
 * Drops all that a run holds, and keeps no reader waiting: `drop table` alone would
 * lock the parent table, `detach … concurrently` waits for readers instead. It must
 * not run in a transaction, hence a connection of its own; one that was killed
 * half-way, or gave up on a reader, is finished by the next.
 */
export const dropRun = async (db: Knex, runId: string) => {
  // First of all, so that a reader who finds no rows can tell dropped from empty.
  await db('cost_run').where('run_id', runId).delete();
  await withLimits(db, async connection => {
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
