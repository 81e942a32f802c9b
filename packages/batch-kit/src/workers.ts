import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Knex } from 'knex';

/** A worker process, as it last said of itself. */
export interface WorkerInfo {
  id: string;
  job: string;
  host: string;
  pid: number;
  startedAt: string;
  seenAt: string;
  /** Heard of within the last seconds. */
  up: boolean;
}

const SILENT_SECONDS = 15;
const FORGOTTEN_HOURS = 24;

/** Which workers of a job there are: those that run, and those that fell silent within a day. */
export const listWorkers = async (
  db: Knex,
  job: string,
): Promise<WorkerInfo[]> => {
  const rows = await db('batch_worker')
    .where({ job })
    .orderBy('started_at')
    .select('id', 'job', 'host', 'pid', 'started_at', 'seen_at', {
      up: db.raw(`seen_at > clock_timestamp() - ? * interval '1 second'`, [
        SILENT_SECONDS,
      ]),
    });
  return rows.map(({ started_at, seen_at, ...row }) => ({
    ...row,
    startedAt: started_at.toISOString(),
    seenAt: seen_at.toISOString(),
  }));
};

/** This process, in the list of workers. */
export const createPresence = (db: Knex, job: string) => {
  const me = { id: randomUUID(), job, host: hostname(), pid: process.pid };
  return {
    name: `${me.host}:${me.pid}`,
    /** Says that it is up, and forgets those that have been silent for a day. */
    async beat() {
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
