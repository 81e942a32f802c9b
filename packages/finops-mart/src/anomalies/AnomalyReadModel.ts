import { Knex } from 'knex';
import { ANOMALIES_JOB, COSTS_JOB } from '../jobs';
import { ANOMALIES, DRIVERS } from './anomalySql';
import { StoredAnswer } from './AnomalyAnswerStore';
import { DayRun } from './AnomalyStore';
import { judge, Limits } from './judgeSql';

export interface AnomalyFilters {
  /** Days, half-open: an anomaly that has one of them. */
  from?: string;
  to?: string;
  state?: 'open' | 'answered' | 'muted';
  /** Whose direct cost it is, or a pool's. */
  of?: 'application' | 'pool';
  applications?: readonly string[];
  /** Groups that own the application, or are above the one that does. */
  groups?: readonly string[];
  product?: string;
  currency?: string;
  id?: string;
  /** Open ones of applications that are not long over, and that nobody was told of. */
  isToTell?: boolean;
}

type AnomalySort = 'impact' | 'start';

/** Where a page ends. */
export interface AnomalyKey {
  size: string;
  from_day: string;
  id: string;
}

export interface AnomalyPageQuery extends AnomalyFilters {
  sort: AnomalySort;
  after?: AnomalyKey;
  limit: number;
}

export interface AnomalyRow {
  id: string;
  series: string;
  application_id: string | null;
  rule_id: string | null;
  group_id: string | null;
  provider: string;
  billing_account: string;
  domain: string;
  family: string;
  product: string;
  currency: string;
  from_day: string;
  to_day: string;
  days: number;
  actual: string;
  expected: string;
  impact: string;
  size: string;
  score: number | null;
  account: string | null;
  resource: string | null;
  state: 'open' | 'answered' | 'muted';
  answer: StoredAnswer | null;
  comment: string | null;
  answered_at: Date | null;
  answered_by: string | null;
}

export interface DriverRow {
  id: string;
  account: string;
  account_name: string | null;
  resource: string;
  actual: string;
  expected: string;
  impact: string;
  by_quantity: string | null;
  by_price: string | null;
}

export interface JudgedDay {
  id: string;
  day: string;
  actual: string;
  /** Null where the days before are too few. */
  expected: string | null;
  low: string | null;
  high: string | null;
}

const COLUMNS = `id, series::text, application_id, rule_id, group_id, provider, billing_account, domain, family,
  product, currency, to_char(from_day, 'YYYY-MM-DD') as from_day, to_char(to_day, 'YYYY-MM-DD') as to_day, days,
  trim_scale(actual)::text as actual, trim_scale(expected)::text as expected, trim_scale(impact)::text as impact,
  trim_scale(size)::text as size, case when unlike_any then null else score end as score,
  account, resource, state, answer, comment, answered_at, answered_by`;

const ORDERS: Record<AnomalySort, { by: string; after: string }> = {
  impact: {
    by: 'size desc, from_day desc, id desc',
    after:
      '(size, from_day, id) < (cast(:size as numeric), cast(:afterFrom as date), :afterId)',
  },
  start: {
    by: 'from_day desc, size desc, id desc',
    after:
      '(from_day, size, id) < (cast(:afterFrom as date), cast(:size as numeric), :afterId)',
  },
};

/**
 * What ended so many days before the last one whose costs are known is no news. The last one that was looked at
 * is an early one while many are looked at for the first time, one after the other.
 */
const NEWS_DAYS = 14;

const TO_TELL = `state = 'open' and application_id is not null
  and to_day > (
    select max(s.last_day) from cost_day_span s join publication p on p.run_id = s.run_id::text and p.current
  ) - ${NEWS_DAYS}
  and not exists (
    select from anomaly_notice n
    where n.series = anomaly.series and n.from_day <= anomaly.to_day and n.to_day >= anomaly.from_day)`;

/** As costs of a group are: with the groups below it, in the tree of the run that bills the last day. */
const IN_GROUPS = `(group_id = any(:groups) or (to_char(to_day, 'YYYY-MM'), group_id) in (
    with recursive below as (
      select p.period, g.run_id, g.id from publication p
      join cost_group g on g.run_id = p.run_id::uuid
      where p.job = :costsJob and p.current and g.parent = any(:groups)
      union
      select b.period, g.run_id, g.id from below b
      join cost_group g on g.run_id = b.run_id and g.parent = b.id
    )
    select period, id from below))`;

const conditionsOf = (filters: AnomalyFilters): string[] => [
  ...(filters.id ? ['id = :id'] : []),
  ...(filters.from ? ['to_day >= cast(:from as date)'] : []),
  ...(filters.to ? ['from_day < cast(:to as date)'] : []),
  ...(filters.state ? ['state = :state'] : []),
  ...(filters.of === 'application' ? ['application_id is not null'] : []),
  ...(filters.of === 'pool' ? ['rule_id is not null'] : []),
  ...(filters.applications ? ['application_id = any(:applications)'] : []),
  ...(filters.groups ? [IN_GROUPS] : []),
  ...(filters.product ? ['product = :product'] : []),
  ...(filters.isToTell ? [TO_TELL] : []),
  ...(filters.currency ? ['currency = :currency'] : []),
];

const TARGET = `
  select series, from_day + n as day
  from jsonb_to_recordset(cast(:asked as jsonb)) as a (series uuid, from_day date, to_day date)
  cross join lateral generate_series(0, a.to_day - a.from_day) n
  group by series, from_day + n`;

const DAYS_AROUND = `
  ${judge(TARGET)}
  select a.id, to_char(p.judged, 'YYYY-MM-DD') as day, trim_scale(p.cost)::text as actual,
    trim_scale(j.expected)::text as expected, trim_scale(j.expected - j.tolerance)::text as low,
    trim_scale(j.expected + j.tolerance)::text as high
  from jsonb_to_recordset(cast(:asked as jsonb)) as a (id text, series uuid, from_day date, to_day date)
  join point p on p.series = a.series and p.judged between a.from_day and a.to_day and p.day = p.judged
  left join judged j on j.series = p.series and j.day = p.judged
  order by a.id, p.judged`;

export interface DaysQuery {
  asked: readonly { id: string; series: string; from: string; to: string }[];
  runs: readonly DayRun[];
  limits: Limits;
}

/** Anomalies, as the published runs of their days found them. */
export class AnomalyReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async page({
    sort,
    after,
    limit,
    ...filters
  }: AnomalyPageQuery): Promise<AnomalyRow[]> {
    const order = ORDERS[sort];
    const conditions = [
      ...conditionsOf(filters),
      ...(after ? [order.after] : []),
      'true',
    ];
    const { rows } = await this.#db.raw(
      `${ANOMALIES} select ${COLUMNS} from anomaly
       where ${conditions.join(' and ')} order by ${order.by} limit :limit`,
      {
        ...filters,
        limit,
        costsJob: COSTS_JOB.name,
        ...(after && {
          size: after.size,
          afterFrom: after.from_day,
          afterId: after.id,
        }),
      } as unknown as Record<string, Knex.Value>,
    );
    return rows;
  }

  async get(id: string): Promise<AnomalyRow | undefined> {
    const [row] = await this.page({ id, sort: 'impact', limit: 1 });
    return row;
  }

  /** What drove some anomalies, largest first. */
  async drivers(ids: readonly string[], most: number): Promise<DriverRow[]> {
    if (ids.length === 0) return [];
    const { rows } = await this.#db.raw(DRIVERS, { ids: [...ids], most });
    return rows;
  }

  /** Days of series with what was expected of each, in order. */
  async days({ asked, runs, limits }: DaysQuery): Promise<JudgedDay[]> {
    if (asked.length === 0) return [];
    const { rows } = await this.#db.raw(DAYS_AROUND, {
      asked: JSON.stringify(
        asked.map(({ from, to, ...rest }) => ({
          ...rest,
          from_day: from,
          to_day: to,
        })),
      ),
      runs: JSON.stringify(
        runs.map(({ period, runId }) => ({
          run: runId,
          first: `${period}-01`,
        })),
      ),
      ...limits,
    });
    return rows;
  }

  /** The last day that was looked at; nothing before the first. */
  async lastDay(): Promise<string | undefined> {
    const row = await this.#db('publication as p')
      .where({ 'p.job': ANOMALIES_JOB.name, 'p.current': true })
      .max('p.period as day')
      .first();
    return row?.day ?? undefined;
  }
}
