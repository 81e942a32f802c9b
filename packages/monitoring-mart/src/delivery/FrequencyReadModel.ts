import { Knex } from 'knex';
import { applyScope, DoraScope, keyOf } from './doraScope';

/** Days with a delivery, counted by week and by month; those without any are not in it. */
export interface DeliveryCadence {
  key: string | null;
  /** Of a group: the application. */
  application?: string;
  deployments: number;
  days: number;
  /** Of whole weeks. */
  weeks: number[];
  months: number[];
}

/** A day with deliveries. */
export interface DeliveryDay {
  day: string;
  deployments: number;
}

export interface CadenceQuery extends DoraScope {
  by: 'application' | 'group' | null;
  /** Whether applications are told apart within what it is given by. */
  perApplication?: boolean;
  /** From the Monday of the first whole week until that after the last one. */
  weeks: { from: string; to: string } | null;
}

/** Days, then weeks and months of days: all in one pass, as a join of them would compare each with each. */
const CADENCE = `
  with day as (?),
  part as (
    select key, application, grouping(week) = 0 as of_week, grouping(month) = 0 as of_month, week,
      sum(n)::int as deployments, count(*)::int as days
    from (
      select key, application, n, date_trunc('month', day::timestamp) as month,
        case when day >= ? and day < ? then date_trunc('week', day::timestamp) end as week
      from day
    ) as each
    group by grouping sets ((key, application), (key, application, week), (key, application, month))
  )
  select key, application,
    max(deployments) filter (where not of_week and not of_month) as deployments,
    max(days) filter (where not of_week and not of_month) as days,
    coalesce(array_agg(days) filter (where of_week and week is not null), '{}') as weeks,
    array_agg(days) filter (where of_month) as months
  from part
  group by key, application`;

/** Reads how often something is delivered to production. */
export class FrequencyReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** By day, of all in the scope. */
  async days(scope: DoraScope): Promise<DeliveryDay[]> {
    return this.#deliveries(scope)
      .select({
        day: this.#db.raw('d.day::text'),
        deployments: this.#db.raw('count(*)::int'),
      })
      .groupBy('d.day')
      .orderBy('d.day');
  }

  async cadence({
    by,
    perApplication = false,
    weeks,
    ...scope
  }: CadenceQuery): Promise<DeliveryCadence[]> {
    const day = this.#deliveries(scope)
      .select({
        key: keyOf(this.#db, 'd', by),
        application: perApplication
          ? 'd.application_id'
          : this.#db.raw('null::text'),
        day: 'd.day',
        n: this.#db.raw('count(*)::int'),
      })
      .groupByRaw('1, 2, 3');
    const { rows } = await this.#db.raw<{ rows: DeliveryCadence[] }>(CADENCE, [
      day,
      weeks?.from ?? 'infinity',
      weeks?.to ?? '-infinity',
    ]);
    return rows;
  }

  #deliveries(scope: DoraScope) {
    return this.#db('published_delivery as d')
      .where('d.kind', 'delivery')
      .modify(query => applyScope(query, this.#db, 'd', scope));
  }
}
