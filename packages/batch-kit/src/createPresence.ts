import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Knex } from 'knex';

const FORGOTTEN_HOURS = 24;

/** This process, in the list of workers: once for each job that it works on. */
export const createPresence = (db: Knex, jobs: readonly string[]) => {
  const me = { host: hostname(), pid: process.pid };
  const rows = jobs.map(job => ({ id: randomUUID(), job, ...me }));
  return {
    name: `${me.host}:${me.pid}`,
    /** Renews its own rows, and deletes those without a heartbeat for a day. */
    async heartbeat() {
      await db('batch_worker')
        .insert(rows)
        .onConflict('id')
        .merge({ seen_at: db.raw('clock_timestamp()') });
      await db('batch_worker')
        .whereRaw(`seen_at < clock_timestamp() - ? * interval '1 hour'`, [
          FORGOTTEN_HOURS,
        ])
        .delete();
    },
    async leave() {
      await db('batch_worker')
        .whereIn(
          'id',
          rows.map(({ id }) => id),
        )
        .delete();
    },
  };
};

export type Presence = ReturnType<typeof createPresence>;
