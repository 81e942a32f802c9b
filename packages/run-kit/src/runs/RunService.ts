import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Run, RunMode } from '@rosetta/contracts/runs';
import { Knex } from 'knex';
import { RunQueue } from '../queue/RunQueue';
import { appendRunEvent, readRunEvents } from './runEvents';
import { PublicationStore } from './PublicationStore';
import { RunFeed, RunNews } from './RunFeed';
import { RunFilter, RunReadModel } from './RunReadModel';

export interface RunRequest {
  period: string;
  mode: RunMode;
  requestedBy: string;
  reason: string;
  /** When it was asked for, where that was before; `now` gives the clock. */
  requestedAt?: Date;
}

/** How often a live log is read; once for all of its readers. */
const FEED_MS = 500;

const isOneAtATime = (error: unknown) =>
  (error as { constraint?: string }).constraint === 'run_one_at_a_time';

/** The runs of one job: asks for them, shows them, cancels them. It does no work itself. */
export class RunService {
  readonly #db: Knex;
  readonly #job: string;
  readonly #queue: RunQueue;
  readonly #runs: RunReadModel;
  readonly #feeds = new Map<string, RunFeed>();
  /** What readers see, and saw. */
  readonly publications: PublicationStore;

  constructor(db: Knex, job: string, queue = new RunQueue(db, job)) {
    this.#db = db;
    this.#job = job;
    this.#queue = queue;
    this.#runs = new RunReadModel(db, job);
    this.publications = new PublicationStore(db, job);
  }

  /** Queues a run; ConflictError, with the id of the other, when one is queued or running for the period. */
  async request(request: RunRequest): Promise<Run> {
    const id = randomUUID();
    await this.#queue.open();
    try {
      await this.#db.transaction(trx => this.#insert(trx, id, request));
    } catch (error) {
      if (!isOneAtATime(error)) throw error;
      const other = await this.active(request.period);
      // It has ended between the two statements, so that there is room now.
      if (!other) return this.request(request);
      throw new ConflictError(
        `Run ${other.id} is ${other.state} for ${request.period}: wait for it, or cancel it`,
      );
    }
    return this.get(id);
  }

  /** The clock that runs are stamped by. */
  async now(): Promise<Date> {
    const { rows } = await this.#db.raw('select clock_timestamp() as now');
    return rows[0].now;
  }

  get(id: string) {
    return this.#runs.get(id);
  }

  /** Newest first. */
  list(filter: RunFilter = {}) {
    return this.#runs.list(filter);
  }

  /** The run that is queued or running for a period. */
  active(period: string) {
    return this.#runs.active(period);
  }

  /** Cancels at once: what its workers still have in hand can no longer be written. */
  async cancel(id: string, cancelledBy: string): Promise<Run> {
    const cancelled = await this.#db.transaction(trx =>
      this.#cancel(trx, id, cancelledBy),
    );
    const run = await this.get(id);
    if (!cancelled)
      throw new ConflictError(`Run ${id} has ended already: ${run.state}`);
    return run;
  }

  /** Lines of the log after a number, oldest first. */
  async log(id: string, { after = 0, limit = 500 } = {}) {
    await this.get(id);
    const items = await readRunEvents(this.#db, id, after, limit);
    return { items, last: items.at(-1)?.seq ?? after };
  }

  /** The log as it comes, and the run as it changes; ends after the run did, or with the signal. */
  async *follow(
    id: string,
    after: number,
    signal: AbortSignal,
  ): AsyncGenerator<RunNews> {
    await this.get(id);
    const feed = this.#feeds.get(id) ?? this.#feedOf(id);
    this.#feeds.set(id, feed);
    try {
      yield* feed.follow(after, signal);
    } finally {
      if (feed.idle && this.#feeds.get(id) === feed) this.#feeds.delete(id);
    }
  }

  async close() {
    await this.#queue.stop();
  }

  async #insert(trx: Knex.Transaction, id: string, request: RunRequest) {
    const { period, mode, requestedBy, reason, requestedAt } = request;
    await trx('run').insert({
      id,
      job: this.#job,
      period,
      mode,
      requested_by: requestedBy,
      reason,
      ...(requestedAt && { requested_at: requestedAt }),
    });
    await appendRunEvent(trx, id, {
      level: 'info',
      message: `Queued by ${requestedBy}: ${reason}`,
      fields: { mode },
    });
    await this.#queue.announce(trx, [id]);
  }

  async #cancel(trx: Knex.Transaction, id: string, cancelledBy: string) {
    const changed = await trx('run')
      .where({ id, job: this.#job })
      .whereIn('state', ['queued', 'running'])
      .update({
        state: 'cancelled',
        attempt_id: null,
        lease_until: null,
        finished_at: trx.raw('clock_timestamp()'),
      });
    if (changed === 0) return false;
    await appendRunEvent(trx, id, {
      level: 'warn',
      message: `Cancelled by ${cancelledBy}`,
    });
    return true;
  }

  #feedOf(id: string) {
    return new RunFeed(
      {
        snapshot: () => this.#runs.snapshot(id),
        events: after => readRunEvents(this.#db, id, after, 1_000),
      },
      FEED_MS,
    );
  }
}
