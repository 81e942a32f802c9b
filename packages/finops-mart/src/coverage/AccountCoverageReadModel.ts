import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';

export interface AccountCoverageRow {
  provider: string | null;
  account: string;
  currency: string;
  amount: string;
  direct: string;
  indirect: string;
  unallocated: string;
}

const kind = (name: string) =>
  `trim_scale(coalesce(sum(effective) filter (where kind = '${name}'), 0))::text as ${name}`;

const COVERAGE = `
  select nullif(provider, '') as provider, billing_account as account, currency, trim_scale(sum(effective))::text as amount,
    ${kind('direct')}, ${kind('indirect')}, ${kind('unallocated')}
  from cost_summary
  where period = :period and run_id = cast(:run as uuid)
  group by provider, billing_account, currency
  order by currency, sum(effective) desc, provider, billing_account`;

const LAST_DAYS = `
  select nullif(provider, '') as provider, to_char(last_day, 'YYYY-MM-DD') as "lastDay"
  from cost_coverage where run_id = cast(:run as uuid) order by provider`;

/** How much of what an account was billed is of an application, and up to which day its provider tells. */
export class AccountCoverageReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Effective cost of each billing account, the largest first. */
  async byAccount({ period, runId }: RunRef): Promise<AccountCoverageRow[]> {
    const { rows } = await this.#db.raw(COVERAGE, { period, run: runId });
    return rows;
  }

  /** The last day on which a charge of each provider begins. */
  async lastDays({
    runId,
  }: RunRef): Promise<{ provider: string | null; lastDay: string }[]> {
    const { rows } = await this.#db.raw(LAST_DAYS, { run: runId });
    return rows;
  }
}
