import { randomUUID } from 'node:crypto';
import { Run, RunMode } from '@rosetta/contracts/runs';
import { Inputs, RunIdentity, RunRow } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { AttemptLostError } from '../errors';
import { BLOCKED, DUE_ORDER, IS_DUE, LEASE_END, NOW } from './sql';

/** A run that a worker holds. Every write names the attempt, and fails once the run is another's. */
export interface Attempt extends RunIdentity {
  id: string;
  number: number;
  mode: RunMode;
  requestedAt: Date;
  /** Transient failures so far. */
  failures: number;
  /** The stage whose slices were cut last, and what from, when they are still there. */
  resumable?: { stage: string; inputs: Inputs };
}

const toAttempt = (row: RunRow): Attempt => ({
  id: row.attempt_id!,
  runId: row.id,
  job: row.job,
  period: row.period,
  number: row.attempt,
  mode: row.mode,
  requestedAt: row.requested_at,
  failures: row.failures,
  resumable:
    row.has_facts && row.stage !== null
      ? { stage: row.stage, inputs: row.inputs }
      : undefined,
});

const NO_LEASE = { attempt_id: null, lease_until: null };

const OWNED = `state = 'running', attempt = attempt + 1, attempt_id = :attemptId,
  worker = :worker, lease_until = ${LEASE_END}, step = 'prepare',
  started_at = coalesce(started_at, ${NOW})`;

/** The run row, as those who work on it see it. */
export class AttemptStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Acquires a queued run; nothing when somebody else was first, or it must wait. */
  async acquire(runId: string, worker: string): Promise<Attempt | undefined> {
    const { rows } = await this.#db.raw(
      `update run set ${OWNED}
       where id = :runId and ${IS_DUE} and not ${BLOCKED} returning *`,
      { runId, worker, attemptId: randomUUID() },
    );
    return rows[0] && toAttempt(rows[0]);
  }

  /** Acquires the next run of some jobs that is due. */
  async acquireNext(
    jobs: readonly string[],
    worker: string,
  ): Promise<Attempt | undefined> {
    const { rows } = await this.#db.raw(
      `update run set ${OWNED} where id = (
         select id from run where ${IS_DUE} and job = any(:jobs) and not ${BLOCKED}
         order by ${DUE_ORDER} limit 1 for update skip locked
       ) returning *`,
      { jobs, worker, attemptId: randomUUID() },
    );
    return rows[0] && toAttempt(rows[0]);
  }

  /**
   * The attempt that works on a run now, or on any of some jobs, if there are slices to claim.
   * Not before it has decided whether it goes on with those of an earlier attempt.
   */
  async joinable(
    which: { runId: string } | { jobs: readonly string[] },
  ): Promise<Attempt | undefined> {
    const row = await this.#db('run')
      .where({ state: 'running', step: this.#db.ref('stage') })
      .modify(query => {
        if ('runId' in which) query.where('id', which.runId);
        else query.whereIn('job', which.jobs);
      })
      .whereExists(
        this.#db('run_slice')
          .whereRaw('run_slice.run_id = run.id and run_slice.stage = run.stage')
          .where('run_slice.state', 'pending'),
      )
      .first();
    return row && toAttempt(row);
  }

  /** Locks the run's row until the transaction ends; throws when the run is no longer this attempt's. */
  async assertHeld(attempt: Attempt) {
    // Others wait for this lock: a machine that dies holding it must not make them wait long.
    await this.#db.raw(`set local idle_in_transaction_session_timeout = '10s'`);
    const held = await this.#mine(attempt).forUpdate().first('id');
    if (!held) throw new AttemptLostError(attempt.runId);
  }

  async isHeld(attempt: Attempt) {
    return (await this.#mine(attempt).first('id')) !== undefined;
  }

  /** Renews the lease and brings the progress up to date; false when the run is no longer held. */
  async renew({ runId, id }: Attempt) {
    const { rowCount } = await this.#db.raw(
      `update run set lease_until = ${LEASE_END}, done = (
         select count(*) from run_slice
         where run_id = run.id and run_slice.stage = run.stage
           and run_slice.state = 'done')
       where id = ? and attempt_id = ?`,
      [runId, id],
    );
    return rowCount > 0;
  }

  async setStep(attempt: Attempt, step: string) {
    await this.#mine(attempt).update({ step });
  }

  /** From now on the slices of a stage are worked on, of which some are done already. */
  async enterStage(
    attempt: Attempt,
    stage: string,
    { done, total }: { done: number; total: number },
  ) {
    await this.#mine(attempt).update({ step: stage, stage, done, total });
  }

  /** From now on the run may have facts, made from these inputs. */
  async begin(attempt: Attempt, inputs: Inputs) {
    await this.#mine(attempt).update({
      inputs: JSON.stringify(inputs),
      has_facts: true,
    });
  }

  async succeed(
    attempt: Attempt,
    inputs: Inputs,
    counts: Run['counts'],
    { published, withheld = false }: { published: boolean; withheld?: boolean },
  ) {
    await this.#end(attempt, 'succeeded', {
      step: 'done',
      done: this.#db.ref('total'),
      inputs: JSON.stringify(inputs),
      counts: JSON.stringify(counts),
      drop_facts: published ? false : this.#db.ref('has_facts'),
      withheld,
    });
  }

  async fail(attempt: Attempt, error: string) {
    const drop_facts = this.#db.ref('has_facts');
    await this.#end(attempt, 'failed', { error, drop_facts });
  }

  /** Back into the queue, for another worker or a later time. */
  async requeue(
    attempt: Attempt,
    options: { failed: boolean; afterSeconds: number },
  ) {
    await this.#mine(attempt).update({
      ...NO_LEASE,
      state: 'queued',
      step: 'queued',
      failures: this.#db.raw('failures + ?', [options.failed ? 1 : 0]),
      start_after: this.#db.raw(`${NOW} + ? * interval '1 second'`, [
        options.afterSeconds,
      ]),
    });
  }

  async #end(attempt: Attempt, state: string, values: object) {
    await this.#mine(attempt).update({
      ...values,
      ...NO_LEASE,
      state,
      finished_at: this.#db.raw(NOW),
    });
    await this.#db('run_slice').where('run_id', attempt.runId).delete();
  }

  #mine({ runId, id }: Attempt) {
    return this.#db('run').where({ id: runId, attempt_id: id });
  }
}
