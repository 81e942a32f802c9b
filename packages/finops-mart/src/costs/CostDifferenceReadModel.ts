import { Knex } from 'knex';
import { UNALLOCATED } from '@rosetta/contracts/finops';
import { RunRef } from './costFilters';

interface Difference {
  /** The currency. */
  unit: string;
  before: string | null;
  after: string;
  difference: string | null;
}

interface DifferenceRow extends Difference {
  key: string;
  label: string;
  is_total: boolean;
}

const DIFFERENCE_BY_APPLICATION = `
  select unit, key, is_total,
    coalesce(l.label, case when key = :unallocated then 'Unallocated' else key end) as label,
    trim_scale(before)::text as before, trim_scale(after)::text as after,
    trim_scale(after - before)::text as difference
  from (
    select unit, key, grouping(key) = 1 as is_total,
      case when :compared then coalesce(sum(effective) filter (where not is_new), 0) end as before,
      coalesce(sum(effective) filter (where is_new), 0) as after
    from (
      select s.currency as unit, coalesce(s.application_id, :unallocated) as key,
        s.run_id = :run as is_new, s.effective
      from cost_summary s
      where s.period = :period and s.run_id in (:run, :other)
    ) cost
    group by grouping sets ((unit, key), (unit))
  ) figure
  left join lateral (
    select label from cost_label
    where dimension = 'application' and cost_label.key = figure.key
      and run_id in (:run, :other)
    order by run_id = :run desc limit 1
  ) l on true
  where is_total or before is null or after <> before
  order by unit, abs(after - before) desc nulls last, key collate "C"`;

const toDifference = ({ unit, before, after, difference }: Difference) => ({
  unit,
  before,
  after,
  difference,
});

/** Differences between two runs of one month. */
export class CostDifferenceReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Effective cost of the applications where it differs, and in total, per currency. */
  async byApplication(run: RunRef, other: RunRef | null) {
    const { rows }: { rows: DifferenceRow[] } = await this.#db.raw(
      DIFFERENCE_BY_APPLICATION,
      {
        period: run.period,
        run: run.runId,
        other: other?.runId ?? null,
        compared: other !== null,
        unallocated: UNALLOCATED,
      },
    );
    return {
      totals: rows.filter(row => row.is_total).map(toDifference),
      items: rows
        .filter(row => !row.is_total)
        .map(row => ({ key: row.key, label: row.label, ...toDifference(row) })),
    };
  }
}
