import { NONE, UNALLOCATED, UnitCostGroupBy } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef, toRunKeys } from '../costs/costFilters';
import {
  ConsumedRowsQuery,
  consumedRows,
  QuantityFilters,
} from './consumedRows';

/** A metric of some months. */
export interface MetricRow {
  metric: string;
  /** In the latest month. */
  unit: string;
  /** The months in which its rows name products. */
  byProduct: string[];
  splitsCosts: boolean;
  /** Whether the application or group of the filters has a row of it. */
  matches: boolean;
}

/** The quantity of a metric in a month: of one key, or of all. */
export interface QuantitySum {
  month: string;
  /** Null in the sum over all keys. */
  key: string | null;
  unit: string;
  quantity: string;
}

const METRICS = `
  with used as (
    select distinct substr(basis, 13) as metric from cost_rule
    where run_id = any(:runs::uuid[]) and basis like 'consumption:%'
  ), metrics as (
    select c.metric, c.period, min(c.unit) as unit, bool_or(c.product <> '${NONE}') as by_product
    from (:rows) c group by c.metric, c.period
  )
  select m.metric, (array_agg(m.unit order by m.period desc))[1] as unit,
    coalesce(array_agg(m.period) filter (where m.by_product), '{}') as "byProduct",
    m.metric in (select metric from used) as "splitsCosts",
    m.metric in (select c.metric from (:matching) c) as matches
  from metrics m group by m.metric
  order by "splitsCosts", m.metric`;

const KEYS: Record<Exclude<UnitCostGroupBy, 'domain'>, string> = {
  application: 'c.application_id',
  group: `coalesce(c.group_id, '${UNALLOCATED}')`,
  product: 'c.product',
};

const QUANTITY = {
  unit: 'min(c.unit)',
  quantity: 'trim_scale(sum(c.quantity))::text',
};

/** Sums of consumption as runs know it: what unit costs divide by. */
export class QuantityReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The metrics that the runs have; those that no rule splits costs by come first. */
  async metrics(
    runs: readonly RunRef[],
    { application, group }: QuantityFilters = {},
  ): Promise<MetricRow[]> {
    const filters = { application, group };
    const { rows } = await this.#db.raw(METRICS, {
      runs: runs.map(({ runId }) => runId),
      rows: this.#db('consumption as q')
        .select('q.metric', 'q.period', 'q.unit', 'q.product')
        .whereIn(['q.period', 'q.run_id'], toRunKeys(runs)),
      matching: consumedRows(this.#db, { runs, filters, byProduct: [] }).select(
        'c.metric',
      ),
    });
    return rows;
  }

  /** Sums of each month by key, and over all keys. */
  async byMonth(
    query: Omit<ConsumedRowsQuery, 'owned'> & { groupBy: UnitCostGroupBy },
  ): Promise<QuantitySum[]> {
    const { groupBy } = query;
    const total = this.#sums(consumedRows(this.#db, query), 'null::text');
    const byKey =
      groupBy === 'domain'
        ? this.#byDomain(query)
        : this.#sums(
            consumedRows(this.#db, { ...query, owned: groupBy === 'group' }),
            KEYS[groupBy],
          );
    return [...(await total), ...(await byKey)];
  }

  /** A product with costs in two domains counts in each of them that the filters leave; one without costs is of no domain. */
  #byDomain(query: ConsumedRowsQuery) {
    const domains = this.#db('cost_summary as s')
      .distinct('s.run_id', 's.product', 's.domain')
      .whereIn(['s.period', 's.run_id'], toRunKeys(query.runs))
      .modify(narrow => {
        for (const column of ['domain', 'family'] as const) {
          const key = query.filters[column];
          if (key !== undefined) narrow.where(`s.${column}`, key);
        }
      });
    const rows = consumedRows(this.#db, query).leftJoin(
      domains.as('d'),
      join =>
        join.on('d.run_id', 'c.run_id').andOn('d.product', 'c.product'),
    ); // prettier-ignore
    return this.#sums(rows, `coalesce(d.domain, '${NONE}')`);
  }

  async #sums(rows: Knex.QueryBuilder, key: string): Promise<QuantitySum[]> {
    return rows
      .select({
        month: 'c.period',
        key: this.#db.raw(key),
        unit: this.#db.raw(QUANTITY.unit),
        quantity: this.#db.raw(QUANTITY.quantity),
      })
      .groupByRaw('1, 2');
  }
}
