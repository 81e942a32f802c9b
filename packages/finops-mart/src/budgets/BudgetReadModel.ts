import { BudgetKey } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';

export interface StoredBudget extends BudgetKey {
  amount: string;
  updatedBy: string;
  updatedAt: string;
}

export interface BudgetFilters extends Partial<Omit<BudgetKey, 'month'>> {
  /** A window of months, half-open. */
  from?: string;
  to?: string;
}

type BudgetRow = Omit<StoredBudget, 'updatedBy' | 'updatedAt'> & {
  updated_by: string;
  updated_at: Date;
};

/** The groups that a budget of each group holds for: itself and those below it, in the tree of each run. */
const GROUPS_BELOW = `
  with recursive below as (
    select run_id, id as root, id from cost_group
    where run_id = any(:runs::uuid[]) and id = any(:groups::text[])
    union
    select g.run_id, b.root, g.id from cost_group g
    join below b on b.run_id = g.run_id and b.id = g.parent
  )
  select r.period as month, b.root, array_agg(b.id) as groups
  from below b join cost_run r using (run_id)
  group by r.period, b.root`;

/** The budgets that admins keep. */
export class BudgetReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** A page of budgets, newest month first, then by kind, key and currency. */
  async page({
    limit,
    after,
    ...filters
  }: BudgetFilters & { after?: BudgetKey; limit: number }): Promise<
    StoredBudget[]
  > {
    const rows: BudgetRow[] = await this.#standing(filters)
      .modify(query => {
        if (after)
          query.whereRaw(
            `(b.month < :month or (b.month = :month
              and (b.kind, b.key, b.currency) > (:kind, :key, :currency)))`,
            { ...after },
          );
      })
      .orderBy([
        { column: 'b.month', order: 'desc' },
        'b.kind',
        'b.key',
        'b.currency',
      ])
      .limit(limit);
    return rows.map(({ updated_by: updatedBy, updated_at, ...budget }) => ({
      ...budget,
      updatedBy,
      updatedAt: updated_at.toISOString(),
    }));
  }

  /** Of each month and group, the groups that its budget holds for. */
  async groupsBelow(
    groups: readonly string[],
    runs: readonly RunRef[],
  ): Promise<{ month: string; root: string; groups: string[] }[]> {
    const { rows } = await this.#db.raw(GROUPS_BELOW, {
      runs: runs.map(({ runId }) => runId),
      groups,
    });
    return rows;
  }

  /** The last change of each budget, but for those that were removed. */
  #standing({ from, to, ...equal }: BudgetFilters) {
    const latest = this.#db('budget as c')
      .distinctOn('c.month', 'c.kind', 'c.key', 'c.currency')
      .select('c.*')
      .modify(query => {
        if (from) query.where('c.month', '>=', from);
        if (to) query.where('c.month', '<', to);
        for (const [column, value] of Object.entries(equal))
          if (value !== undefined) query.where(`c.${column}`, value);
      })
      .orderBy([
        ...['c.month', 'c.kind', 'c.key', 'c.currency'],
        { column: 'c.change_no', order: 'desc' },
      ]);
    return this.#db
      .from(latest.as('b'))
      .select('b.kind', 'b.key', 'b.month', 'b.currency')
      .select('b.updated_at', 'b.updated_by')
      .select(this.#db.raw('trim_scale(b.amount)::text as amount'))
      .whereNotNull('b.amount');
  }
}
