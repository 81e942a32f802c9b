import {
  CHANGE_CAUSES,
  ChangeCause,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';
import { cancellable } from '../preview/cancellable';
import { DIFFERENCES } from './differenceSql';
import { HAVE_LINES, moves } from './moveSql';
import { BORNE, POOL_STATES, UNITS, WEIGHTS } from './poolStateSql';

type Row = Record<ChangeCause, string> & {
  /** The currency. */
  unit: string;
  key: string;
  label: string;
  is_total: boolean;
  before: string;
  after: string;
  difference: string;
};

const toDifference = ({ unit, before, after, difference, ...row }: Row) => ({
  unit,
  before,
  after,
  difference,
  causes: Object.fromEntries(
    CHANGE_CAUSES.map(cause => [cause, row[cause]]),
  ) as Record<ChangeCause, string>,
});

/** Why the figures of two runs of one month differ. */
export class CauseReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Effective cost of the applications where it differs, and in total, per currency, by cause: the causes of
   * an application add up to its difference.
   * @param signal - cancels the statement that runs
   */
  async byApplication(run: RunRef, other: RunRef, signal: AbortSignal) {
    const bindings = {
      period: run.period,
      run: run.runId,
      other: other.runId,
      unallocated: UNALLOCATED,
    };
    const rows = await cancellable(this.#db, signal, async trx => {
      const found = await trx.raw(HAVE_LINES, bindings);
      await trx.raw(moves(found.rows[0].have_lines), bindings);
      await trx.raw('analyze move');
      await trx.raw(POOL_STATES, bindings);
      await trx.raw(UNITS);
      await trx.raw(WEIGHTS, bindings);
      await trx.raw('analyze pool_state, unit, weight');
      await trx.raw(BORNE, bindings);
      const answer: { rows: Row[] } = await trx.raw(DIFFERENCES, bindings);
      return answer.rows;
    });
    return {
      totals: rows.filter(row => row.is_total).map(toDifference),
      items: rows
        .filter(row => !row.is_total)
        .map(row => ({ key: row.key, label: row.label, ...toDifference(row) })),
    };
  }
}
