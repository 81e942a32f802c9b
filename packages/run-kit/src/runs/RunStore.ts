import { Knex } from 'knex';
import { ReadPeriod } from '../jobs/JobDescription';

/** A run that is to be queued. */
export interface NewRun {
  id: string;
  job: string;
  period: string;
  mode: string;
  requestedBy: string;
  reason: string;
  requestedAt?: Date;
  priority: number;
  reads: readonly ReadPeriod[];
}

const CHUNK = 500;

/** The rows of queued runs, with their first line of the log and what they read. */
export class RunStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Queues runs; the database lets one in for each job and period.
   * @returns the ids of those that were let in
   */
  async insert(runs: readonly NewRun[], onConflict: 'throw' | 'skip') {
    const queued: string[] = [];
    for (let at = 0; at < runs.length; at += CHUNK)
      queued.push(
        ...(await this.#insertChunk(runs.slice(at, at + CHUNK), onConflict)),
      );
    const queuedIds = new Set(queued);
    await this.#insertReads(runs.filter(({ id }) => queuedIds.has(id)));
    return queued;
  }

  async #insertChunk(runs: readonly NewRun[], onConflict: 'throw' | 'skip') {
    const rows = runs.map(({ reads: _, ...run }) => ({
      id: run.id,
      job: run.job,
      period: run.period,
      mode: run.mode,
      requested_by: run.requestedBy,
      reason: run.reason,
      priority: run.priority,
      last_seq: 1,
      ...(run.requestedAt && { requested_at: run.requestedAt }),
    }));
    const insert = this.#db('run').insert(rows).returning('id');
    const inserted: { id: string }[] = await (onConflict === 'skip'
      ? insert.onConflict().ignore()
      : insert);
    const ids = inserted.map(({ id }) => id);
    await this.#db.raw(
      `insert into run_event (run_id, seq, level, message, fields)
       select id, 1, 'info', 'Queued by ' || requested_by || ': ' || reason,
         jsonb_build_object('mode', mode)
       from run where id = any(?)`,
      [ids],
    );
    return ids;
  }

  async #insertReads(runs: readonly NewRun[]) {
    const rows = runs.flatMap(({ id, reads }) =>
      reads.map(read => ({ run_id: id, ...read })),
    );
    await this.#db.batchInsert('run_read', rows, CHUNK);
  }
}
