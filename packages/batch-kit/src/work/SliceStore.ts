import { Knex } from 'knex';
import { AttemptLostError } from '../errors';
import { Counts } from '../job';
import { Attempt } from './AttemptStore';
import { LEASE_END } from './sql';

export interface SliceKey {
  stage: string;
  no: number;
}

export interface ClaimedSlice extends SliceKey {
  payload: unknown;
  /** The lease that held it before and expired. */
  expiredLease: string | null;
}

const CHUNK = 1_000;

/** What the stages of a run are cut into, while it is worked on. */
export class SliceStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async insert(runId: string, stage: string, payloads: readonly unknown[]) {
    const rows = payloads.map((payload, no) => ({
      run_id: runId,
      stage,
      no: no + 1,
      payload: JSON.stringify(payload),
    }));
    await this.#db.batchInsert('run_slice', rows, CHUNK);
  }

  async deleteAll(runId: string) {
    await this.#db('run_slice').where('run_id', runId).delete();
  }

  /** Claims the next slice of the run's stage that nobody works on; one whose lease expired counts as such. */
  async claim(
    { runId, id }: Attempt,
    leaseId: string,
  ): Promise<ClaimedSlice | undefined> {
    const { rows } = await this.#db.raw(
      `with next as (
         select slice.run_id, slice.stage, slice.no, slice.taken_by
         from run_slice slice
         join run on run.id = slice.run_id and run.attempt_id = ?
           and run.stage = slice.stage
         where slice.run_id = ? and (slice.state = 'pending'
           or (slice.state = 'taken' and slice.lease_until < clock_timestamp()))
         order by slice.no limit 1
         for update of slice skip locked
       )
       update run_slice slice
       set state = 'taken', taken_by = ?, lease_until = ${LEASE_END}
       from next where slice.run_id = next.run_id and slice.stage = next.stage
         and slice.no = next.no
       returning slice.stage, slice.no, slice.payload,
         next.taken_by as "expiredLease"`,
      [id, runId, leaseId],
    );
    return rows[0];
  }

  async renew(runId: string, leaseId: string) {
    await this.#heldBy(runId, leaseId).update({
      lease_until: this.#db.raw(LEASE_END),
    });
  }

  async isHeldBy(runId: string, { stage, no }: SliceKey, leaseId: string) {
    const held = await this.#heldBy(runId, leaseId)
      .where({ stage, no })
      .first('no');
    return held !== undefined;
  }

  async complete(
    runId: string,
    { stage, no }: SliceKey,
    leaseId: string,
    counts: Counts,
  ) {
    const completed = await this.#heldBy(runId, leaseId)
      .where({ stage, no })
      .update({ state: 'done', counts: JSON.stringify(counts) });
    if (completed === 0) throw new AttemptLostError(runId);
  }

  /** Releases what is not done: of one lease, or of all. */
  async release(runId: string, leaseId?: string) {
    await this.#db('run_slice')
      .where({
        run_id: runId,
        state: 'taken',
        ...(leaseId && { taken_by: leaseId }),
      })
      .update({ state: 'pending', taken_by: null, lease_until: null });
  }

  async progress(
    runId: string,
    stage: string,
  ): Promise<{ done: number; total: number }> {
    const { rows } = await this.#db.raw(
      `select count(*)::int as total,
              (count(*) filter (where state = 'done'))::int as done
       from run_slice where run_id = ? and stage = ?`,
      [runId, stage],
    );
    return rows[0];
  }

  /** What was counted in the slices of all stages. */
  async counts(runId: string): Promise<Counts[]> {
    return this.#db('run_slice').where('run_id', runId).pluck('counts');
  }

  #heldBy(runId: string, leaseId: string) {
    return this.#db('run_slice').where({
      run_id: runId,
      state: 'taken',
      taken_by: leaseId,
    });
  }
}
