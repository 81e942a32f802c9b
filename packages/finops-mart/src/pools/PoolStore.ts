import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';

/** Charges whose rule took them, by pool. Sums count 0 for a charge that lacks the measure. */
const COLLECT = `
  insert into :pool: (period, run_id, pool_id, rule_id, rule_version, origin_application_id,
    provider, billing_account, domain, family, product, charge_category, charge_class, charge_month, currency,
    charges, charges_without_list, charges_without_contracted, billed, effective, list, contracted,
    billed_decimals, effective_decimals, list_decimals, contracted_decimals)
  select :period, :run, pool_id, any_value(rule_id), any_value(rule_version), any_value(origin_application_id),
    any_value(provider), any_value(billing_account), any_value(domain), any_value(family), any_value(product),
    any_value(charge_category), any_value(charge_class),
    to_char(any_value(charge_from) at time zone 'UTC', 'YYYY-MM'), any_value(currency),
    count(*), count(*) filter (where list is null), count(*) filter (where contracted is null),
    sum(billed), sum(effective), coalesce(sum(list), 0), coalesce(sum(contracted), 0),
    greatest(max(min_scale(billed)), cast(:decimals as integer)), greatest(max(min_scale(effective)), cast(:decimals as integer)),
    greatest(max(min_scale(list)), cast(:decimals as integer)), greatest(max(min_scale(contracted)), cast(:decimals as integer))
  from :charge: where pool_id is not null group by pool_id`;

const SUM_DIRECT = `
  insert into direct_cost (run_id, application_id, currency, charge_category, effective)
  select :run, application_id, currency, charge_category, sum(effective)
  from :charge: where kind = 'direct'
  group by application_id, currency, charge_category`;

/** The same weights have the same digest, whichever run they are of. */
const DIGEST_WEIGHTS = `
  update cost_run set weight_digest = (
    select md5(coalesce(string_agg(line, ' ' order by line collate "C"), '')) from (
      select jsonb_build_array(application_id, currency, charge_category, trim_scale(effective))::text as line
      from direct_cost where run_id = :run
      union all
      select jsonb_build_array(application_id, product, metric, unit, trim_scale(sum(quantity)))::text
      from :consumption: group by application_id, product, metric, unit
    ) weight
  ) where run_id = :run`;

/** What no application has a weight for goes back to where it was. */
const RELEASE = `
  update :charge: c set
    kind = case when c.origin_application_id is null then 'unallocated' else 'direct' end,
    application_id = c.origin_application_id, group_id = c.origin_group_id,
    origin_application_id = null, origin_group_id = null, pool_id = null,
    reason = case when c.origin_application_id is null then :reason end
  from :pool: p where p.pool_id = c.pool_id and p.weight_set is null`;

/** The quantum of a split has at least these decimals. */
const LEAST_DECIMALS = 12;

/** Why a charge that a rule takes stays unallocated. */
const NO_WEIGHT = 'no-weight';

/** What one worker, or one statement, splits at a time. */
const SHARES_PER_SLICE = 100_000;

/** Pools of one slice of the split: those between two ids, both included. */
export interface PoolRange {
  from: string;
  to: string;
}

/** A rule by which no application has a weight, and what stays where it was because of that. */
export interface WeightlessRule {
  rule: string;
  version: number;
  month: string;
  pools: number;
  charges: number;
}

/** The pools of a run that is being shaped. */
export class PoolStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Makes pools of the charges that rules took; returns their number. */
  async collect(run: MartRun): Promise<number> {
    const { rowCount } = await this.#trx.raw(COLLECT, {
      ...this.#bindings(run),
      decimals: LEAST_DECIMALS,
    });
    await this.#trx.raw('analyze ??', [runTable('cost_pool', run.id)]);
    return rowCount;
  }

  /** Keeps the direct cost of applications, after platforms passed theirs on, and a digest of all weights. */
  async sumDirectCosts(run: MartRun): Promise<void> {
    await this.#trx.raw(SUM_DIRECT, this.#bindings(run));
    await this.#trx.raw(DIGEST_WEIGHTS, this.#bindings(run));
  }

  /** The charge months of the pools. */
  async months(run: MartRun): Promise<string[]> {
    return this.#trx(runTable('cost_pool', run.id))
      .distinct('charge_month')
      .orderBy('charge_month')
      .pluck('charge_month');
  }

  /** The months in which the charges of the run begin, in pools or not. */
  async chargeMonths(run: MartRun): Promise<string[]> {
    const { rows } = await this.#trx.raw(
      `select to_char(month, 'YYYY-MM') as month from (
         select distinct date_trunc('month', charge_from at time zone 'UTC') as month from :charge:
       ) begun order by month`,
      this.#bindings(run),
    );
    return rows.map(({ month }: { month: string }) => month);
  }

  /** Dissolves the pools without weights; returns the rules that they were of. */
  async releaseWeightless(run: MartRun): Promise<WeightlessRule[]> {
    const bindings = this.#bindings(run);
    const { rows } = await this.#trx.raw(
      `select rule_id as rule, rule_version as version, charge_month as month,
         count(*)::int as pools, sum(charges)::int as charges
       from :pool: where weight_set is null
       group by rule_id, rule_version, charge_month
       order by rule_id, rule_version, charge_month`,
      bindings,
    );
    if (rows.length === 0) return [];
    await this.#trx.raw(RELEASE, { ...bindings, reason: NO_WEIGHT });
    await this.#trx.raw(
      'delete from :pool: where weight_set is null',
      bindings,
    );
    return rows;
  }

  /** Cuts the pools into ranges of about as many shares each. */
  async ranges(run: MartRun, shares = SHARES_PER_SLICE): Promise<PoolRange[]> {
    const { rows } = await this.#trx.raw(
      `select min(pool_id::text) as from, max(pool_id::text) as to from (
         select pool_id, div(sum(targets) over (order by pool_id) - targets, :shares) as range
         from :pool:
       ) pool group by range order by range`,
      { ...this.#bindings(run), shares },
    );
    return rows;
  }

  #bindings(run: MartRun) {
    return {
      run: run.id,
      period: run.period,
      charge: runTable('charge', run.id),
      pool: runTable('cost_pool', run.id),
      consumption: runTable('consumption', run.id),
    };
  }
}
