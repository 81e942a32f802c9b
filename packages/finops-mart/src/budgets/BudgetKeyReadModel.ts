import { BudgetKind } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef, toRunKeys } from '../costs/costFilters';

/** Where a key has costs. */
const COLUMNS: Record<BudgetKind, string> = {
  application: 'application_id',
  group: 'group_id',
  product: 'product',
  domain: 'domain',
};

/** The référentiel as runs read it; runs that split nothing keep no applications. */
const SNAPSHOTS: Partial<Record<BudgetKind, { table: string; key: string }>> = {
  application: { table: 'cost_application', key: 'application_id' },
  group: { table: 'cost_group', key: 'id' },
};

/** What budgets can be of. */
export class BudgetKeyReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The currencies that costs of these runs are in. */
  async currencies(runs: readonly RunRef[]): Promise<string[]> {
    return this.#db('cost_summary')
      .distinct('currency')
      .whereIn(['period', 'run_id'], toRunKeys(runs))
      .orderBy('currency')
      .pluck('currency');
  }

  /** Those keys that none of these runs knows; nothing where the runs could not know them. */
  async unknown(
    kind: BudgetKind,
    keys: readonly string[],
    runs: readonly RunRef[],
  ): Promise<string[]> {
    if (keys.length === 0 || runs.length === 0) return [];
    const snapshot = SNAPSHOTS[kind];
    const inSnapshot =
      snapshot &&
      this.#db(snapshot.table)
        .select(this.#db.raw('??::text as key', [snapshot.key]))
        .whereIn(
          'run_id',
          runs.map(({ runId }) => runId),
        );
    const withCosts = this.#db('cost_summary')
      .select(this.#db.raw('??::text as key', [COLUMNS[kind]]))
      .whereIn(['period', 'run_id'], toRunKeys(runs));
    return this.#db
      .from(this.#db.raw('unnest(?::text[]) as k (key)', [[...keys]]))
      .modify(query => {
        if (inSnapshot) query.whereExists(inSnapshot);
        for (const known of [inSnapshot, withCosts])
          if (known)
            query.whereNotExists(
              this.#db.from(known.clone().as('s')).whereRaw('s.key = k.key'),
            );
      })
      .pluck('k.key');
  }
}
