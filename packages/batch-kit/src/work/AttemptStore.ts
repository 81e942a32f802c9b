import { randomUUID } from 'node:crypto';
import { Run, RunMode } from '@rosetta/contracts/runs';
import { Knex } from 'knex';
import { Inputs, RunIdentity, RunRow } from '@rosetta/run-kit';
import { AttemptLostError } from '../errors';
import { LEASE_SECONDS } from '../timing';

/** A run in the hands of a worker. Every write names the attempt, and fails once it is another's. */
export interface Attempt extends RunIdentity {
  id: string;
  number: number;
  mode: RunMode;
  requestedAt: Date;
  /** Failures that may pass, so far. */
  failures: number;
  /** What an earlier attempt prepared from, when its slices are still there. */
  preparedFrom?: Inputs;
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
  preparedFrom: row.has_facts ? row.inputs : undefined,
});

const NOBODY = { attempt_id: null, lease_until: null };
const NOW = 'clock_timestamp()';

/** The run row, from the side of those who work on it. */
export class AttemptStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Takes a queued run up; nothing when somebody else was first, or it must wait. */
  async takeUp(runId: string, worker: string): Promise<Attempt | undefined> {
    const [row] = await this.#db('run')
      .where({ id: runId, state: 'queued' })
      .whereRaw(`start_after <= ${NOW}`)
      .update({
        state: 'running',
        attempt: this.#db.raw('attempt + 1'),
        attempt_id: randomUUID(),
        worker,
        lease_until: this.#leaseEnd(),
        started_at: this.#db.raw(`coalesce(started_at, ${NOW})`),
        step: 'prepare',
      })
      .returning('*');
    return row && toAttempt(row);
  }

  /**
   * The attempt that works on a run now, if there are slices to take. Not before it has
   * settled whether it goes on with those of an earlier attempt.
   */
  async joinable(runId: string): Promise<Attempt | undefined> {
    const row = await this.#db('run')
      .where({ id: runId, state: 'running', step: 'shape' })
      .whereExists(
        this.#db('run_slice').where({ run_id: runId, state: 'pending' }),
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
  async renew(attempt: Attempt) {
    const renewed = await this.#mine(attempt).update({
      lease_until: this.#leaseEnd(),
      done: this.#db('run_slice')
        .where({ run_id: attempt.runId, state: 'done' })
        .count(),
    });
    return renewed > 0;
  }

  async setStep(attempt: Attempt, step: string) {
    await this.#mine(attempt).update({ step });
  }

  async markPrepared(attempt: Attempt, inputs: Inputs, total: number) {
    await this.#mine(attempt).update({
      inputs: JSON.stringify(inputs),
      total,
      done: 0,
      has_facts: true,
    });
  }

  async succeed(attempt: Attempt, inputs: Inputs, counts: Run['counts']) {
    await this.#end(attempt, 'succeeded', {
      step: 'done',
      done: this.#db.ref('total'),
      inputs: JSON.stringify(inputs),
      counts: JSON.stringify(counts),
    });
  }

  async fail(attempt: Attempt, error: string) {
    await this.#end(attempt, 'failed', { error });
  }

  /** Back into the queue, for another worker or a later time. */
  async requeue(
    attempt: Attempt,
    options: { failed: boolean; afterSeconds: number },
  ) {
    await this.#mine(attempt).update({
      ...NOBODY,
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
      ...NOBODY,
      state,
      finished_at: this.#db.raw(NOW),
    });
    await this.#db('run_slice').where('run_id', attempt.runId).delete();
  }

  #mine({ runId, id }: Attempt) {
    return this.#db('run').where({ id: runId, attempt_id: id });
  }

  #leaseEnd() {
    return this.#db.raw(`${NOW} + ? * interval '1 second'`, [LEASE_SECONDS]);
  }
}
