import { Knex } from 'knex';

/** A worker process, as its last heartbeat described it. */
export interface WorkerInfo {
  id: string;
  job: string;
  host: string;
  pid: number;
  startedAt: string;
  seenAt: string;
  /** Its last heartbeat is seconds old. */
  up: boolean;
}

const SILENT_SECONDS = 15;

/** The workers of some jobs: those that run, and those whose heartbeat stopped within a day. */
export const listWorkers = async (
  db: Knex,
  jobs: readonly string[],
): Promise<WorkerInfo[]> => {
  const rows = await db('batch_worker')
    .whereIn('job', jobs)
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
