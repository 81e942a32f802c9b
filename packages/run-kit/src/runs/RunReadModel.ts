import { NotFoundError } from '@backstage/errors';
import { Run, RUN_STATES, RunState } from '@rosetta/contracts/runs';
import { InstantInput } from '@rosetta/contracts/values';
import { decodeCursor, encodeCursor } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { RunRow, toRun } from './rows';
import { RunSnapshot } from './RunFeed';

export interface RunFilter {
  job?: string;
  state?: RunState;
  period?: string;
  limit?: number;
  cursor?: string;
}

/** Runs of the periods of a half-open range, requested since an instant. */
export interface RunRange {
  job: string;
  from: string;
  to: string;
  since: string;
}

export type RunCounts = Record<RunState, number>;

const COLUMNS = [
  'id', 'job', 'period', 'mode', 'state', 'requested_by', 'reason',
  'requested_at', 'started_at', 'finished_at', 'step', 'done', 'total',
  'counts', 'inputs', 'error', 'attempt', 'last_seq',
].map(column => `run.${column}`); // prettier-ignore

/** When a run was requested, its period, and its id. */
const After = z.tuple([InstantInput, z.string(), z.string()]);

/** The runs of a domain's jobs, as a person sees them. */
export class RunReadModel {
  readonly #db: Knex;
  readonly #jobs: readonly string[];

  constructor(db: Knex, jobs: readonly string[]) {
    this.#db = db;
    this.#jobs = jobs;
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

  /** The run that is queued or running for a job and period. */
  async active(job: string, period: string): Promise<Run | undefined> {
    const row = await this.#runs()
      .where('run.job', job)
      .where('run.period', period)
      .whereIn('run.state', ['queued', 'running'])
      .first();
    return row && toRun(row);
  }

  /** Periods of a job that have a run queued or running. */
  async activePeriods(job: string): Promise<string[]> {
    const rows = await this.#db('run')
      .where({ job })
      .whereIn('state', ['queued', 'running'])
      .select('period');
    return rows.map(({ period }) => period);
  }

  /** The newest run of each of these periods that has one, in the order of periods. */
  async newest(job: string, periods: readonly string[]): Promise<Run[]> {
    const rows = await this.#runs()
      .distinctOn('run.period')
      .where('run.job', job)
      .whereRaw('run.period = any(?)', [[...periods]])
      .orderBy([
        { column: 'run.period' },
        { column: 'run.requested_at', order: 'desc' },
        { column: 'run.id', order: 'desc' },
      ]);
    return rows.map(toRun);
  }

  /** How many runs of each job wait or are worked on. */
  async activeCounts(): Promise<
    { job: string; state: RunState; count: number }[]
  > {
    return this.#db('run')
      .whereIn('job', this.#jobs)
      .whereIn('state', ['queued', 'running'])
      .groupBy('job', 'state')
      .select('job', 'state', { count: this.#db.raw('count(*)::int') });
  }

  /** How many runs of the periods of a half-open range were requested since an instant, by state. */
  async countStates({ job, from, to, since }: RunRange): Promise<RunCounts> {
    const rows: { state: RunState; count: number }[] = await this.#db('run')
      .where({ job })
      .where('period', '>=', from)
      .where('period', '<', to)
      .where('requested_at', '>=', since)
      .groupBy('state')
      .select('state', { count: this.#db.raw('count(*)::int') });
    const found = new Map(rows.map(({ state, count }) => [state, count]));
    return Object.fromEntries(
      RUN_STATES.map(state => [state, found.get(state) ?? 0]),
    ) as RunCounts;
  }

  /** Newest first; of those that were requested at once, the latest period first. */
  async list({ job, state, period, limit = 50, cursor }: RunFilter) {
    const filters = [this.#jobs, job, state, period];
    const after = cursor && decodeCursor(After, filters, cursor);
    const rows = await this.#runs()
      .modify(query => {
        if (job) query.where('run.job', job);
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
    const nextCursor = encodeCursor(filters, [requestedAt, last, id]);
    return { items, nextCursor };
  }

  #runs(): Knex.QueryBuilder<RunRow, RunRow[]> {
    return this.#db('run')
      .leftJoin('publication', 'publication.run_id', 'run.id')
      .whereIn('run.job', this.#jobs)
      .select(...COLUMNS, {
        published: 'publication.current',
        published_at: 'publication.published_at',
      });
  }
}
