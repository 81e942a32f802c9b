import { Knex } from 'knex';
import { AttemptLostError } from '../errors';
import { Counts } from '../job';
import { LEASE_SECONDS } from '../timing';
import { Attempt } from './AttemptStore';

export interface TakenSlice {
  no: number;
  payload: unknown;
  /** Who had it before, and was not heard of any more. */
  silent: string | null;
}

const LEASE_END = `clock_timestamp() + ${LEASE_SECONDS} * interval '1 second'`;
const CHUNK = 1_000;

/** What a run is cut into, while it is worked on. */
export class SliceStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async replace(runId: string, payloads: readonly unknown[]) {
    await this.#db('run_slice').where('run_id', runId).delete();
    const rows = payloads.map((payload, no) => ({
      run_id: runId,
      no: no + 1,
      payload: JSON.stringify(payload),
    }));
    await this.#db.batchInsert('run_slice', rows, CHUNK);
  }

  /** Takes the next slice that nobody works on; one whose worker fell silent counts as such. */
  async take(
    { runId, id }: Attempt,
    hand: string,
  ): Promise<TakenSlice | undefined> {
    const { rows } = await this.#db.raw(
      `with next as (
         select slice.run_id, slice.no, slice.taken_by from run_slice slice
         join run on run.id = slice.run_id and run.attempt_id = ?
         where slice.run_id = ? and (slice.state = 'pending'
           or (slice.state = 'taken' and slice.lease_until < clock_timestamp()))
         order by slice.no limit 1
         for update of slice skip locked
       )
       update run_slice slice
       set state = 'taken', taken_by = ?, lease_until = ${LEASE_END}
       from next where slice.run_id = next.run_id and slice.no = next.no
       returning slice.no, slice.payload, next.taken_by as silent`,
      [id, runId, hand],
    );
    return rows[0];
  }

  async renew(runId: string, hand: string) {
    await this.#heldBy(runId, hand).update({
      lease_until: this.#db.raw(LEASE_END),
    });
  }

  async isHeldBy(runId: string, no: number, hand: string) {
    const held = await this.#heldBy(runId, hand).where('no', no).first('no');
    return held !== undefined;
  }

  async close(runId: string, no: number, hand: string, counts: Counts) {
    const closed = await this.#heldBy(runId, hand)
      .where('no', no)
      .update({ state: 'done', counts: JSON.stringify(counts) });
    if (closed === 0) throw new AttemptLostError(runId);
  }

  /** Gives back what is not done: of one pair of hands, or of all. */
  async giveBack(runId: string, hand?: string) {
    await this.#db('run_slice')
      .where({ run_id: runId, state: 'taken', ...(hand && { taken_by: hand }) })
      .update({ state: 'pending', taken_by: null, lease_until: null });
  }

  async progress(runId: string): Promise<{ done: number; total: number }> {
    const { rows } = await this.#db.raw(
      `select count(*)::int as total,
              (count(*) filter (where state = 'done'))::int as done
       from run_slice where run_id = ?`,
      [runId],
    );
    return rows[0];
  }

  async counts(runId: string): Promise<Counts[]> {
    return this.#db('run_slice').where('run_id', runId).pluck('counts');
  }

  #heldBy(runId: string, hand: string) {
    return this.#db('run_slice').where({
      run_id: runId,
      state: 'taken',
      taken_by: hand,
    });
  }
}
