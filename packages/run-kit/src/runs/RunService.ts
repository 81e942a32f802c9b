import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { Run, RunMode } from '@rosetta/contracts/runs';
import {
  PeriodBounds,
  PeriodsConfig,
  resolvePeriodBounds,
} from '@rosetta/contracts/values';
import { Knex } from 'knex';
import { assertPeriod, JobDescription, Jobs } from '../jobs/JobDescription';
import { assertWithinBounds } from '../periods/assertWithinBounds';
import { periodsOf } from '../periods/periodsOf';
import { RunQueue } from '../queue/RunQueue';
import { PublicationStore } from './PublicationStore';
import { appendRunEvent, readRunEvents } from './runEvents';
import { RunFeed, RunNews } from './RunFeed';
import { RunFilter, RunRange, RunReadModel } from './RunReadModel';
import { NewRun, RunStore } from './RunStore';

interface RequestOptions {
  /** The domain's first one when not named. */
  job?: string;
  mode: RunMode;
  requestedBy: string;
  reason: string;
  /** When this was requested, where that was earlier; `now` gives the clock. */
  requestedAt?: Date;
}

export interface RunRequest extends RequestOptions {
  period: string;
}

export interface RunServiceOptions {
  /** Names the queue of the domain's workers. */
  domain: string;
  /** In their order. */
  jobs: readonly JobDescription[];
  queue?: RunQueue;
  /** How far from now a period may be. */
  periods?: PeriodsConfig;
}

/** How often a live log is read; once for all of its readers. */
const FEED_MS = 500;

/** A person does not wait for what a schedule queued. */
const PRIORITY = { person: 1, schedule: 0 };

const isOneAtATime = (error: unknown) =>
  (error as { constraint?: string }).constraint === 'run_one_at_a_time';

/** The runs of a domain's jobs: requests, shows and cancels them. It does no work itself. */
export class RunService {
  readonly #db: Knex;
  readonly #queue: RunQueue;
  readonly #runs: RunReadModel;
  readonly #feeds = new Map<string, RunFeed>();
  readonly jobs: Jobs;
  readonly #periods: PeriodsConfig | undefined;

  constructor(
    db: Knex,
    {
      domain,
      jobs,
      queue = new RunQueue(db, domain),
      periods,
    }: RunServiceOptions,
  ) {
    this.#periods = periods;
    this.#db = db;
    this.#queue = queue;
    this.jobs = new Jobs(jobs);
    this.#runs = new RunReadModel(db, this.jobs.names);
  }

  /** Which periods runs and queries may be of; they move on with the clock. */
  get periodBounds(): PeriodBounds {
    return resolvePeriodBounds(this.#periods);
  }

  /** What readers see of a job, and saw. */
  publications(job: string) {
    return new PublicationStore(this.#db, this.jobs.get(job).name);
  }

  /** Queues a run; ConflictError, with the id of the other, when one is queued or running for the job and period. */
  async request({ period, ...options }: RunRequest): Promise<Run> {
    const run = this.#newRun(period, options, PRIORITY.person);
    assertWithinBounds('period', period, this.periodBounds);
    await this.#queue.open();
    try {
      await this.#db.transaction(async trx => {
        await new RunStore(trx).insert([run], 'throw');
        await this.#queue.wake(trx, [run.id]);
      });
    } catch (error) {
      if (!isOneAtATime(error)) throw error;
      const other = await this.active(run.job, period);
      // It has ended between the two statements, so that there is room now.
      if (!other) return this.request({ period, ...options });
      throw new ConflictError(
        `Run ${other.id} of job ${run.job} is ${other.state} for ${period}: wait for it, or cancel it`,
      );
    }
    return this.get(run.id);
  }

  /** Queues a run for each period that has none queued or running. Returns how many. */
  async requestAll(
    periods: readonly string[],
    options: RequestOptions,
  ): Promise<number> {
    const runs = periods.map(each =>
      this.#newRun(each, options, PRIORITY.schedule),
    );
    await this.#queue.open();
    return this.#db.transaction(async trx => {
      const queued = await new RunStore(trx).insert(runs, 'skip');
      await this.#queue.wake(trx, queued);
      return queued.length;
    });
  }

  /**
   * Queues a run for each period of a half-open range that has none queued or running.
   * @param max - periods that are queued at most
   * @throws InputError naming the field, when the range is none of the job's periods, or too long
   */
  async requestRange(
    { from, to, ...options }: RequestOptions & { from: string; to: string },
    max: number,
  ): Promise<{ periods: number; queued: number; requestedAt: Date }> {
    const job = this.jobs.get(options.job);
    const periods = periodsOf(job, { from, to }, max);
    assertWithinBounds('from', from, this.periodBounds);
    assertWithinBounds('to', periods.at(-1)!, this.periodBounds);
    const requestedAt = await this.now();
    const queued = await this.requestAll(periods, options);
    return { periods: periods.length, queued, requestedAt };
  }

  /** The clock that runs are stamped by. */
  async now(): Promise<Date> {
    const { rows } = await this.#db.raw('select clock_timestamp() as now');
    return rows[0].now;
  }

  get(id: string) {
    return this.#runs.get(id);
  }

  /** Newest first; InputError when there is no such job, as an empty list would say that it never ran. */
  async list(filter: RunFilter = {}) {
    if (filter.job) this.jobs.get(filter.job);
    return this.#runs.list(filter);
  }

  /** The newest run of each of these periods that has one. */
  newest(job: string, periods: readonly string[]) {
    return this.#runs.newest(this.jobs.get(job).name, periods);
  }

  /** How many runs of each job wait or are worked on. */
  activeCounts() {
    return this.#runs.activeCounts();
  }

  /** How many runs of some periods were requested since an instant, by state. */
  countStates(range: RunRange) {
    return this.#runs.countStates(range);
  }

  /** The run that is queued or running for a job and period. */
  active(job: string, period: string) {
    return this.#runs.active(job, period);
  }

  /** Periods of a job that have a run queued or running. */
  activePeriods(job: string) {
    return this.#runs.activePeriods(job);
  }

  /** Cancels at once: what its workers have not committed can no longer be written. */
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

  #newRun(
    period: string,
    { job: name, ...options }: RequestOptions,
    priority: number,
  ): NewRun {
    const job = this.jobs.get(name);
    assertPeriod(job, period);
    const reads = this.jobs.readBy(job, period);
    return {
      id: randomUUID(),
      job: job.name,
      period,
      priority,
      reads,
      ...options,
    };
  }

  async #cancel(trx: Knex.Transaction, id: string, cancelledBy: string) {
    const changed = await trx('run')
      .where({ id })
      .whereIn('job', this.jobs.names)
      .whereIn('state', ['queued', 'running'])
      .update({
        state: 'cancelled',
        attempt_id: null,
        lease_until: null,
        finished_at: trx.raw('clock_timestamp()'),
        drop_facts: trx.ref('has_facts'),
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
