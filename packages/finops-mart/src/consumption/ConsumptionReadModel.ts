import { NONE } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';
import { consumedRows, QuantityFilters } from './consumedRows';

/** What one application consumed of a product. */
export interface ConsumptionRow {
  application_id: string;
  product: string;
  unit: string;
  quantity: string;
  /** Of all of the metric; null when that is 0. */
  share: number | null;
}

/** Where a row stands in its order. */
type ConsumptionKey = Pick<
  ConsumptionRow,
  'quantity' | 'application_id' | 'product'
>;

export interface ConsumptionPageQuery {
  run: RunRef;
  metric: string;
  after?: ConsumptionKey;
  limit: number;
}

const PAGE = `
  with consumed as (
    select application_id, product, min(unit) as unit, sum(quantity) as quantity
    from consumption
    where period = :period and run_id = :runId and metric = :metric
    group by application_id, product
  ), shared as (
    select *, round(quantity / nullif(sum(quantity) over (), 0), 12)::float8 as share from consumed
  )
  select application_id, product, unit, trim_scale(quantity)::text as quantity, share
  from shared
  where :quantity::numeric is null
    or (-quantity, application_id, product) > (-:quantity::numeric, :application, :product)
  order by shared.quantity desc, application_id, product
  limit :limit`;

/** A row of consumption, as it was imported. */
export interface ConsumptionLineRow {
  raw_line: string;
  application_id: string;
  product: string;
  unit: string;
  quantity: string;
}

export interface ConsumptionLinesQuery {
  run: RunRef;
  metric: string;
  filters: QuantityFilters;
  after?: Pick<ConsumptionLineRow, 'quantity' | 'raw_line'>;
  limit: number;
}

/** What applications consumed, as runs know it. */
export class ConsumptionReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Quantities of a metric, largest first. */
  async page({
    run: { period, runId },
    metric,
    after,
    limit,
  }: ConsumptionPageQuery): Promise<ConsumptionRow[]> {
    const { rows } = await this.#db.raw(PAGE, {
      period,
      runId,
      metric,
      quantity: after?.quantity ?? null,
      application: after?.application_id ?? null,
      product: after?.product ?? null,
      limit,
    });
    return rows;
  }

  /** The rows of a metric under filters, largest first. */
  async lines({
    run,
    metric,
    filters,
    after,
    limit,
  }: ConsumptionLinesQuery): Promise<ConsumptionLineRow[]> {
    const rows = consumedRows(this.#db, {
      runs: [run],
      metric,
      filters,
      byProduct: await this.#monthsByProduct(run, metric),
    });
    return rows
      .select('c.application_id', 'c.product', 'c.unit', {
        raw_line: this.#db.raw('c.raw_line::text'),
        quantity: this.#db.raw('trim_scale(c.quantity)::text'),
      })
      .modify(query => {
        if (after)
          query.whereRaw('(-c.quantity, c.raw_line) > (-?::numeric, ?::bigint)', [
            after.quantity,
            after.raw_line,
          ]); // prettier-ignore
      })
      .orderByRaw('c.quantity desc, c.raw_line')
      .limit(limit);
  }

  async #monthsByProduct({ period, runId }: RunRef, metric: string) {
    const row = await this.#db('consumption as c')
      .select('c.period')
      .where({ 'c.period': period, 'c.run_id': runId, 'c.metric': metric })
      .whereNot('c.product', NONE)
      .first();
    return row ? [period] : [];
  }
}
