import { BudgetAlert, BudgetKey } from '@rosetta/contracts/finops';
import { Knex } from 'knex';

/** A threshold that was passed, as it is raised. */
export type NewBudgetAlert = Omit<
  BudgetAlert,
  'id' | 'raisedAt' | 'toldAt' | 'toldTo'
>;

export interface BudgetAlertFilters
  extends Partial<Omit<BudgetKey, 'currency'>> {
  currency?: string;
  /** Of those that were told, or of those that are to be. */
  isTold?: boolean;
}

/** Where an alert stands, the newest first. */
export type AlertPosition = Pick<BudgetAlert, 'raisedAt' | 'id'>;

interface AlertRow
  extends Omit<NewBudgetAlert, 'setBy'>,
    Pick<BudgetAlert, 'id'> {
  set_by: string;
  raised_at: Date;
  told_at: Date | null;
  told_to: string[];
}

const toAlert = ({
  set_by,
  raised_at,
  told_at,
  told_to,
  ...alert
}: AlertRow): BudgetAlert => ({
  ...alert,
  setBy: set_by,
  raisedAt: raised_at.toISOString(),
  toldAt: told_at && told_at.toISOString(),
  toldTo: told_to,
});

/** Thresholds of budgets that were passed. */
export class BudgetAlertStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** What is raised already stays as it is. */
  async raise(alerts: readonly NewBudgetAlert[]): Promise<void> {
    if (!alerts.length) return;
    await this.#db('budget_alert')
      .insert(
        alerts.map(({ setBy, ...alert }) => ({ ...alert, set_by: setBy })),
      )
      .onConflict(['month', 'kind', 'key', 'currency', 'basis', 'percent'])
      .ignore();
  }

  /** The alerts of some months. */
  async ofMonths(months: readonly string[]): Promise<BudgetAlert[]> {
    const rows: AlertRow[] = await this.#select().whereIn('month', months);
    return rows.map(toAlert);
  }

  /** A page of alerts, newest first. */
  async page({
    after,
    limit,
    isTold,
    ...filters
  }: BudgetAlertFilters & {
    after?: AlertPosition;
    limit: number;
  }): Promise<BudgetAlert[]> {
    const rows: AlertRow[] = await this.#select()
      .modify(query => {
        for (const [column, value] of Object.entries(filters))
          if (value !== undefined) query.where(column, value);
        if (isTold === true) query.whereNotNull('told_at');
        if (isTold === false) query.whereNull('told_at');
        if (after)
          query.whereRaw('(raised_at, alert_id) < (?::timestamptz, ?::uuid)', [
            after.raisedAt,
            after.id,
          ]);
      })
      .orderBy([
        { column: 'raised_at', order: 'desc' },
        { column: 'alert_id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(toAlert);
  }

  /** Records who was told, the first time; nothing where there is no such alert. */
  async setTold(
    id: string,
    recipients: readonly string[],
  ): Promise<{ alert: BudgetAlert; isFirst: boolean } | undefined> {
    const changed = await this.#db('budget_alert')
      .where('alert_id', id)
      .whereNull('told_at')
      .update({
        told_at: this.#db.raw('clock_timestamp()'),
        told_to: this.#db.raw('?::text[]', [[...recipients]]),
      });
    const row: AlertRow | undefined = await this.#select()
      .where('alert_id', id)
      .first();
    return row && { alert: toAlert(row), isFirst: changed === 1 };
  }

  #select() {
    return this.#db('budget_alert').select(
      ...['kind', 'key', 'month', 'currency', 'basis', 'percent', 'label'],
      ...['set_by', 'raised_at', 'told_at', 'told_to'],
      this.#db.raw('alert_id::text as id'),
      this.#db.raw('trim_scale(amount)::text as amount'),
      this.#db.raw('trim_scale(cost)::text as cost'),
    );
  }
}
