import { Knex } from 'knex';
import { tagsExpression } from '../charges/filterExpressions';
import { cancellable } from '../preview/cancellable';
import { RunRef, toRunKeys } from '../costs/costFilters';

/** What pivots and applications name in charges. */
export interface ChargeIdentifiers {
  resources: readonly string[];
  subAccounts: readonly string[];
  /** Each as `key=value`. */
  tags: readonly string[];
  applications: readonly string[];
}

/** Charges of a month that name the same and begin at the same instant. */
export interface AttributedCharge {
  period: string;
  currency: string;
  chargePeriodStart: string;
  providerName: string | null;
  resourceId: string | null;
  subAccountId: string | null;
  tags: Record<string, string>;
  amount: string;
  charges: number;
}

/** What an application bears of the pools of one charge month. */
export interface AttributedShare {
  period: string;
  currency: string;
  application: string;
  chargeMonth: string;
  amount: string;
  charges: number;
}

interface ChargeRow {
  no: string;
  period: string;
  currency: string;
  charge_from: Date;
  provider: string;
  resource: string | null;
  sub_account: string | null;
  tags: string | null;
  amount: string;
  charges: number;
}

const toCharge = (row: ChargeRow): AttributedCharge => ({
  period: row.period,
  currency: row.currency,
  chargePeriodStart: row.charge_from.toISOString(),
  providerName: row.provider || null,
  resourceId: row.resource,
  subAccountId: row.sub_account,
  tags: row.tags === null ? {} : JSON.parse(row.tags),
  amount: row.amount,
  charges: row.charges,
});

const NAMES_ONE = `(
  c.resource = any(:resources) or c.sub_account = any(:subAccounts)
  or coalesce(c.origin_application_id, c.application_id) = any(:applications)
  or (c.tags is not null and exists (
    select from jsonb_each_text(${tagsExpression(
      'c.tags',
    )}) t where t.key || '=' || t.value = any(:tags)
  ))
)`;

/** Summed once, and read in batches: there may be as many as charges. */
const SUM_CHARGES = `
  create temp table attributed_charge on commit drop as
  select row_number() over () as no, sum.* from (
    select c.period, c.currency, c.charge_from, c.provider, c.resource, c.sub_account,
      c.tags::text as tags, trim_scale(sum(c.effective))::text as amount,
      count(*)::int as charges
    from charge c
    where (c.period, c.run_id) in (
        select * from unnest(cast(:periods as text[]), cast(:runIds as uuid[]))
      )
      and ${NAMES_ONE}
    group by 1, 2, 3, 4, 5, 6, 7
  ) sum`;

const BATCH = 10_000;

/** Reads what the charges of published runs name, to attribute them in another way. */
export class AttributedChargeReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Gives each sum of the charges that name one of the identifiers; stops with the signal. */
  async forEachCharge(
    runs: readonly RunRef[],
    { resources, subAccounts, applications, tags }: ChargeIdentifiers,
    signal: AbortSignal,
    take: (charge: AttributedCharge) => void,
  ): Promise<void> {
    if (runs.length === 0) return;
    await cancellable(this.#db, signal, async trx => {
      await trx.raw(SUM_CHARGES, {
        periods: runs.map(({ period }) => period),
        runIds: runs.map(({ runId }) => runId),
        resources: [...resources],
        subAccounts: [...subAccounts],
        applications: [...applications],
        tags: [...tags],
      });
      await trx.raw('alter table attributed_charge add primary key (no)');
      let last: ChargeRow | undefined;
      do {
        const rows: ChargeRow[] = await trx('attributed_charge')
          .where('no', '>', last?.no ?? 0)
          .orderBy('no')
          .limit(BATCH);
        rows.forEach(row => take(toCharge(row)));
        last = rows.length === BATCH ? rows.at(-1) : undefined;
      } while (last);
    });
  }

  /** What these applications bear of shared cost. */
  async sharesOf(
    runs: readonly RunRef[],
    applications: readonly string[],
  ): Promise<AttributedShare[]> {
    if (runs.length === 0 || applications.length === 0) return [];
    const rows: (Omit<AttributedShare, 'application' | 'chargeMonth'> & {
      application_id: string;
      charge_month: string;
    })[] = await this.#db('cost_pool_share as s')
      .join('cost_pool as p', join =>
        join
          .on('p.period', 's.period')
          .andOn('p.run_id', 's.run_id')
          .andOn('p.pool_id', 's.pool_id'),
      )
      .select('s.period', 'p.currency', 's.application_id', 'p.charge_month')
      .select(this.#db.raw('trim_scale(sum(s.effective))::text as amount'))
      .select(this.#db.raw('count(*)::int as charges'))
      .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
      .whereRaw('s.application_id = any(?::text[])', [[...applications]])
      .groupByRaw('1, 2, 3, 4');
    return rows.map(({ application_id, charge_month, ...row }) => ({
      ...row,
      application: application_id,
      chargeMonth: charge_month,
    }));
  }
}
