import { Knex } from 'knex';
import { MartRun, runTable } from '../runs/runTables';

const DIMENSIONS = `currency, billing_account, domain, family, product, application_id, group_id, kind,
  provider, charge_category`;

/**
 * Indirect charges count by the shares of their pools. Rows are numbered in the order of the
 * dimensions, so that the same facts give the same rows.
 */
const SUMMARISE = `
  insert into :summary:
    (period, run_id, summary_no, ${DIMENSIONS}, billed, effective, list, contracted,
     lines, lines_without_list, lines_without_contracted)
  select :period, :run, row_number() over (order by ${DIMENSIONS}), ${DIMENSIONS},
    sum(billed), sum(effective), coalesce(sum(list), 0), coalesce(sum(contracted), 0),
    count(*), count(*) filter (where list is null),
    count(*) filter (where contracted is null)
  from (
    select ${DIMENSIONS}, billed, effective, list, contracted
    from :charge: where kind <> 'indirect'
    union all
    select p.currency, p.billing_account, p.domain, p.family, p.product,
      nullif(s.application_id, ''), s.group_id,
      case s.application_id when '' then 'unallocated' else 'indirect' end,
      p.provider, p.charge_category, s.billed, s.effective, s.list, s.contracted
    from :share: s join :pool: p using (pool_id)
  ) line
  group by ${DIMENSIONS}`;

/** Sums of a run, which pages read. */
export class SummaryStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Sums the run's charges into its own summary table. */
  async summarise(run: MartRun) {
    const tables = {
      summary: runTable('cost_summary', run.id),
      charge: runTable('charge', run.id),
      pool: runTable('cost_pool', run.id),
      share: runTable('cost_pool_share', run.id),
    };
    await this.#db.raw(SUMMARISE, {
      ...tables,
      period: run.period,
      run: run.id,
    });
  }

  /** What the run contains once it is summed. */
  async contents(run: MartRun): Promise<RunContents> {
    const { rows } = await this.#db.raw(
      `select (select count(*)::int from :charge:) as lines, count(*)::int as summaries,
         coalesce(array_agg(distinct currency), '{}') as currencies
       from :summary:`,
      {
        charge: runTable('charge', run.id),
        summary: runTable('cost_summary', run.id),
      },
    );
    return rows[0];
  }
}

interface RunContents {
  lines: number;
  summaries: number;
  currencies: string[];
}
