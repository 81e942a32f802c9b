import { CostDrivers } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { cancellable } from '../preview/cancellable';
import { comparedRows, ComparisonQuery } from './comparedRows';
import { DRIVERS_BY_KEY } from './comparisonSql';

/** What drives the difference of a key; what is restated is a part of its amounts already. */
export type KeyDrivers = Omit<CostDrivers, 'restated'> & { key: string };

/** Why the costs of two windows differ. */
export class ComparisonReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * The drivers of every key that either side has charges or shares of, in no order.
   * @param signal - cancels the statement that runs
   */
  async drivers(
    query: ComparisonQuery,
    signal: AbortSignal,
  ): Promise<KeyDrivers[]> {
    return cancellable(this.#db, signal, async trx => {
      const { rows } = await trx.raw(DRIVERS_BY_KEY, {
        ...(await comparedRows(trx, query)),
      });
      return rows;
    });
  }
}
