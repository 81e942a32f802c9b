import { AllocationMethod, Measure } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';
import { ChargeColumns } from '../lines/lineColumns';
import { POOL, POOL_SHARES, poolCharges, poolChargeShares } from './poolSql';

/** A pool of one run. */
export interface PoolRef extends RunRef {
  poolId: string;
}

export interface PoolRow {
  origin_application_id: string | null;
  provider: string;
  billing_account: string;
  domain: string;
  family: string;
  product: string;
  charge_category: string;
  charge_class: string | null;
  charge_month: string;
  currency: string;
  charges: number;
  billed: string;
  effective: string;
  list: string;
  contracted: string;
  total_weight: string;
  rule_id: string;
  rule_version: number;
  rule_name: string;
  method: AllocationMethod;
  basis: string | null;
  source_period: string;
  source_run_id: string;
}

export interface PoolShareRow {
  application_id: string | null;
  group_id: string | null;
  weight: string;
  ratio: string;
  amount: string;
}

/** Where a charge stands in the order of identities. */
export interface ChargeIdentity {
  hash: string;
  rank: number;
}

export interface PoolChargeRow extends ChargeColumns {
  line_hash: string;
  line_rank: number;
  amount: string;
  /** What the application of the query bears. */
  share?: string;
}

export interface PoolChargesQuery {
  pool: PoolRef;
  measure: Measure;
  /** Whose shares are derived; empty for the part that stays unallocated. */
  application?: string;
  after?: ChargeIdentity;
  limit: number;
}

const toBindings = ({ period, runId, poolId }: PoolRef) => ({
  period,
  run: runId,
  pool: poolId,
});

/** Pools of indirect charges, who bears them, and what of each charge. */
export class PoolReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async get(pool: PoolRef): Promise<PoolRow | undefined> {
    const { rows } = await this.#db.raw(POOL, toBindings(pool));
    return rows[0];
  }

  /** All shares of a pool, largest first. */
  async shares(pool: PoolRef, measure: Measure): Promise<PoolShareRow[]> {
    const { rows } = await this.#db.raw(POOL_SHARES, {
      ...toBindings(pool),
      measure: `s.${measure}`,
    });
    return rows;
  }

  /** Whether an application bears a pool. */
  async isBorneBy({ period, runId, poolId }: PoolRef, application: string) {
    const row = await this.#db('cost_pool_share')
      .where({ period, run_id: runId, pool_id: poolId })
      .where('application_id', application)
      .first('pool_id');
    return row !== undefined;
  }

  /**
   * The charges of a pool, in the order of their identity. The share of a charge is the split of
   * the running total up to it, less the split before it: it never depends on the order of import.
   */
  async charges(query: PoolChargesQuery): Promise<PoolChargeRow[]> {
    const { pool, measure, application, after, limit } = query;
    const sql = (application === undefined ? poolCharges : poolChargeShares)(
      measure,
    );
    const { rows } = await this.#db.raw(sql, {
      ...toBindings(pool),
      measure: `c.${measure}`,
      application: application ?? null,
      hash: after?.hash ?? null,
      rank: after?.rank ?? null,
      limit,
    });
    return rows;
  }
}
