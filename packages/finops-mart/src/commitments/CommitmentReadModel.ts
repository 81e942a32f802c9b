import { Knex } from 'knex';
import { RunRef } from '../costs/costFilters';

/** Sums of use, as decimals; `eligible` of months only. */
export interface UseSums {
  currency: string;
  used: string;
  unused: string;
  covered: string;
  savings: string;
  incomplete: number;
}

export interface MonthOfUse extends UseSums {
  /** Null in the sum over all months. */
  month: string | null;
  eligible: string;
}

export interface CommitmentUse extends UseSums {
  provider: string;
  commitment: string;
  type: string | null;
  category: string | null;
  /** Null where quantities have several units, or none. */
  unit: string | null;
  quantityUsed: string;
  quantityUnused: string;
}

/** A bill may leave the status out: then the commitment was used. */
const USED = `commitment <> '' and status <> 'Unused'`;
const UNUSED = `commitment <> '' and status = 'Unused'`;

const sumOf = (column: string, condition: string) =>
  `coalesce(sum(${column}) filter (where ${condition}), 0)`;

const USE = `
  ${sumOf('effective', USED)} as used,
  ${sumOf('effective', UNUSED)} as unused,
  ${sumOf('list', USED)} as covered`;

const WRITTEN = `
  trim_scale(used)::text as used, trim_scale(unused)::text as unused,
  trim_scale(covered)::text as covered, trim_scale(covered - used - unused)::text as savings`;

/** What is eligible is judged month by month: a commitment may begin or end within the window. */
const MONTHS = `
  with use as (
    select r.period as month, c.*,
      bool_or(${USED}) over (partition by c.run_id, c.provider, c.product, c.currency) as is_eligible
    from cost_commitment c join cost_run r using (run_id)
    where c.run_id = any(:runs::uuid[])
  ), sums as (
    select currency, month, ${USE},
      ${sumOf('list', `is_eligible and not (${UNUSED})`)} as eligible,
      coalesce(sum(lines_without_list) filter (where is_eligible and not (${UNUSED})), 0)::int as incomplete
    from use group by grouping sets ((currency, month), (currency))
  )
  select currency, month, ${WRITTEN}, trim_scale(eligible)::text as eligible, incomplete
  from sums order by currency, month nulls first`;

const COMMITMENTS = `
  with sums as (
    select currency, provider, commitment, max(type) as type, max(category) as category,
      case when min(unit) = max(unit) then nullif(min(unit), '') end as unit, ${USE},
      ${sumOf('quantity', USED)} as quantity_used, ${sumOf(
  'quantity',
  UNUSED,
)} as quantity_unused,
      coalesce(sum(lines_without_list) filter (where ${USED}), 0)::int as incomplete
    from cost_commitment
    where run_id = any(:runs::uuid[]) and commitment <> '' and currency = :currency
    group by currency, provider, commitment
  )
  select currency, provider, commitment, nullif(type, '') as type, nullif(category, '') as category, unit,
    ${WRITTEN}, incomplete,
    trim_scale(quantity_used)::text as "quantityUsed", trim_scale(quantity_unused)::text as "quantityUnused"
  from sums order by sums.unused desc, sums.used desc, provider, commitment`;

/** What commitments did. */
export class CommitmentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Sums of each currency over all months, and then of each month, oldest first. */
  async byMonth(runs: readonly RunRef[]): Promise<MonthOfUse[]> {
    const { rows } = await this.#db.raw(MONTHS, {
      runs: runs.map(({ runId }) => runId),
    });
    return rows;
  }

  /** Each commitment in one currency, most waste first. */
  async byCommitment(
    runs: readonly RunRef[],
    currency: string,
  ): Promise<CommitmentUse[]> {
    const { rows } = await this.#db.raw(COMMITMENTS, {
      runs: runs.map(({ runId }) => runId),
      currency,
    });
    return rows;
  }
}
