import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';
import { PoolRange } from './PoolStore';
import { SPLIT } from './splitSql';

/** Measures of one amount are split once. */
const UNITS = `
  create temporary table unit on commit drop as
  select row_number() over ()::integer as unit, pool_id, weight_set, amount, decimals,
    array_agg(measure) as measures
  from (
    select p.pool_id, p.weight_set, m.*
    from :pool: p cross join lateral (values
      ('billed', billed, billed_decimals), ('effective', effective, effective_decimals),
      ('list', list, list_decimals), ('contracted', contracted, contracted_decimals)
    ) m (measure, amount, decimals)
    where p.pool_id between cast(:from as uuid) and cast(:to as uuid)
  ) amounts
  group by pool_id, weight_set, amount, decimals`;

const SHARES = `
  with weight as not materialized (
    select weight_set, application_id, weight from :weight:
  ), ${SPLIT},
  share as (
    select u.pool_id, u.weight_set, s.application_id,
      sum(s.share) filter (where 'billed' = any(u.measures)) as billed,
      sum(s.share) filter (where 'effective' = any(u.measures)) as effective,
      sum(s.share) filter (where 'list' = any(u.measures)) as list,
      sum(s.share) filter (where 'contracted' = any(u.measures)) as contracted
    from split s join unit u using (unit)
    group by u.pool_id, u.weight_set, s.application_id
  )
  insert into :share: (period, run_id, pool_id, application_id, group_id, billed, effective, list, contracted)
  select :period, :run, s.pool_id, s.application_id, w.group_id, s.billed, s.effective, s.list, s.contracted
  from share s join :weight: w using (weight_set, application_id)`;

/** The shares of pools, of a run that is being shaped. */
export class ShareStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Splits pools by their weights, once per measure; returns the number of shares. */
  async split(run: MartRun, { from, to }: PoolRange): Promise<number> {
    const bindings = {
      run: run.id,
      period: run.period,
      pool: runTable('cost_pool', run.id),
      weight: runTable('cost_pool_weight', run.id),
      share: runTable('cost_pool_share', run.id),
    };
    await this.#trx.raw(UNITS, { ...bindings, from, to });
    await this.#trx.raw('analyze unit');
    const { rowCount } = await this.#trx.raw(SHARES, bindings);
    await this.#trx.raw('drop table unit');
    return rowCount;
  }
}
