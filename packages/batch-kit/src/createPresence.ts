import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Knex } from 'knex';

const FORGOTTEN_HOURS = 24;

/** This process, in the list of workers. */
export const createPresence = (db: Knex, job: string) => {
  const me = { id: randomUUID(), job, host: hostname(), pid: process.pid };
  return {
    name: `${me.host}:${me.pid}`,
    /** Renews its own row, and deletes those without a heartbeat for a day. */
    async heartbeat() {
      await db('batch_worker')
        .insert(me)
        .onConflict('id')
        .merge({ seen_at: db.raw('clock_timestamp()') });
      await db('batch_worker')
        .whereRaw(`seen_at < clock_timestamp() - ? * interval '1 hour'`, [
          FORGOTTEN_HOURS,
        ])
        .delete();
    },
    async leave() {
      await db('batch_worker').where('id', me.id).delete();
    },
  };
};

export type Presence = ReturnType<typeof createPresence>;
