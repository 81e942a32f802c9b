import { NotFoundError } from '@backstage/errors';
import { Run, RunState } from '@rosetta/contracts/runs';
import { InstantInput } from '@rosetta/contracts/values';
import { decodeCursor, encodeCursor } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { RunRow, toRun } from './rows';
import { RunSnapshot } from './RunFeed';

export interface RunFilter {
  state?: RunState;
  period?: string;
  limit?: number;
  cursor?: string;
}

const COLUMNS = [
  'id', 'job', 'period', 'mode', 'state', 'requested_by', 'reason',
  'requested_at', 'started_at', 'finished_at', 'step', 'done', 'total',
  'counts', 'inputs', 'error', 'attempt', 'last_seq',
].map(column => `run.${column}`); // prettier-ignore

/** When a run was asked for, its period, and its id. */
const After = z.tuple([InstantInput, z.string(), z.string()]);

/** The runs of one job, as a person sees them. */
export class RunReadModel {
  readonly #db: Knex;
  readonly #job: string;

  constructor(db: Knex, job: string) {
    this.#db = db;
    this.#job = job;
  }

  async get(id: string): Promise<Run> {
    const row = await this.#runs().where('run.id', id).first();
    if (!row) throw new NotFoundError(`No run ${id}`);
    return toRun(row);
  }

  /** A run and the number of the last line of its log, as of one instant. */
  async snapshot(id: string): Promise<RunSnapshot> {
    const row = await this.#runs().where('run.id', id).first();
    if (!row) throw new NotFoundError(`No run ${id}`);
    return { run: toRun(row), lastSeq: row.last_seq };
  }

  /** The run that is queued or running for a period. */
  async active(period: string): Promise<Run | undefined> {
    const row = await this.#runs()
      .where('run.period', period)
      .whereIn('run.state', ['queued', 'running'])
      .first();
    return row && toRun(row);
  }

  /** Newest first; of those that were asked for at once, the latest period first. */
  async list({ state, period, limit = 50, cursor }: RunFilter) {
    const question = [this.#job, state, period];
    const after = cursor && decodeCursor(After, question, cursor);
    const rows = await this.#runs()
      .modify(query => {
        if (state) query.where('run.state', state);
        if (period) query.where('run.period', period);
        if (after)
          query.whereRaw(
            '(run.requested_at, run.period, run.id) < (?, ?, ?)',
            after,
          );
      })
      .orderBy([
        { column: 'run.requested_at', order: 'desc' },
        { column: 'run.period', order: 'desc' },
        { column: 'run.id', order: 'desc' },
      ])
      .limit(limit + 1);
    const items: Run[] = rows.slice(0, limit).map(toRun);
    if (rows.length <= limit) return { items };
    const { requestedAt, period: last, id } = items.at(-1)!;
    const nextCursor = encodeCursor(question, [requestedAt, last, id]);
    return { items, nextCursor };
  }

  #runs(): Knex.QueryBuilder<RunRow, RunRow[]> {
    return this.#db('run')
      .leftJoin('publication', 'publication.run_id', 'run.id')
      .where('run.job', this.#job)
      .select(...COLUMNS, {
        published: 'publication.current',
        published_at: 'publication.published_at',
      });
  }
}
