import { randomUUID } from 'node:crypto';
import { RestatementCause } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';
import {
  ADD_TO_PENDING,
  DELETE_SETTLED,
  NAME_RESTATED,
  RESTATE,
  RETURN_TO_PENDING,
  SUM_FIGURES,
} from './restateSql';

export interface BookingToMake {
  /** The closed month. */
  restated: string;
  /** The open month. */
  period: string;
  by: string;
  reason: string;
}

/** Which pending restatements of a closed month are booked. */
export interface PendingSelection {
  id?: string;
  runId?: string;
  /** Null for what is of no application. */
  application?: string | null;
}

export interface Undoing {
  by: string;
  reason: string;
}

/**
 * Writes by how much closed months differ from what was published of them. At any time what is
 * published, booked and pending of a month add up to the figures of its last run.
 */
export class RestatementStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /**
   * Sums a run, attached or not, and the published one of its month. It is the long part of
   * `replacePending`, which spares it where the same transaction has done it.
   */
  async sumFigures(run: MartRun, published: string): Promise<void> {
    await this.#trx.raw(SUM_FIGURES, {
      withheld_charge: runTable('charge', run.id),
      withheld_pool: runTable('cost_pool', run.id),
      withheld_share: runTable('cost_pool_share', run.id),
      published_charge: runTable('charge', published),
      published_pool: runTable('cost_pool', published),
      published_share: runTable('cost_pool_share', published),
    });
  }

  /** Keeps what a run would change, in place of what an earlier one would; returns the number of restatements. */
  async replacePending(
    run: MartRun,
    published: string,
    why: readonly RestatementCause[],
  ): Promise<number> {
    await this.sumFigures(run, published);
    await this.forgetPending(run.period);
    const bindings = { run: run.id, period: run.period, published };
    const { rowCount } = await this.#trx.raw(RESTATE, {
      ...bindings,
      why: [...why],
    });
    await this.#trx.raw(NAME_RESTATED, bindings);
    return rowCount;
  }

  /** A run that publishes a month leaves nothing pending of it. */
  async forgetPending(period: string): Promise<void> {
    await this.#trx('restatement')
      .where({ period })
      .whereNull('booking_id')
      .delete();
  }

  /** Makes pending restatements part of an open month; answers the booking and how many they are. */
  async book(
    { restated, period, by, reason }: BookingToMake,
    { id, runId, application }: PendingSelection,
  ): Promise<{ bookingId: string; restatements: number }> {
    const bookingId = randomUUID();
    await this.#trx('restatement_booking').insert({
      booking_id: bookingId,
      restated_period: restated,
      period,
      booked_at: this.#trx.raw('clock_timestamp()'),
      booked_by: by,
      reason,
    });
    const restatements = await this.#trx('restatement')
      .where({ period: restated })
      .whereNull('booking_id')
      .modify(query => {
        if (id) query.where('restatement_id', id);
        if (runId) query.where('run_id', runId);
        if (application !== undefined)
          query.where('application_id', application);
      })
      .update({ booking_id: bookingId });
    return { bookingId, restatements };
  }

  /** What was booked is pending again; the booking stays, as figures of earlier instants hold it. Returns how many they were. */
  async undo(
    booking: { id: string; restated: string },
    { by, reason }: Undoing,
  ): Promise<number> {
    await this.#trx('restatement_booking')
      .where('booking_id', booking.id)
      .update({
        undone_at: this.#trx.raw('clock_timestamp()'),
        undone_by: by,
        undone_reason: reason,
      });
    const bindings = { booking: booking.id, period: booking.restated };
    const added = await this.#trx.raw(ADD_TO_PENDING, bindings);
    const returned = await this.#trx.raw(RETURN_TO_PENDING, bindings);
    await this.#trx.raw(DELETE_SETTLED, bindings);
    return added.rowCount + returned.rowCount;
  }
}
