import { Knex } from 'knex';
import { COSTS_JOB } from '../jobs';

interface SourceRow {
  period: string;
  sources: string;
}

/** What a run weighs by when all its pools are of its own month. */
const OWN_WEIGHTS = 'own';

/** Which run each of the other charge months is weighed by, as one text. */
const SOURCES = `string_agg(month || ' ' || coalesce(source, '${OWN_WEIGHTS}'), ', ' order by month)`;

const OF_RUN = `
  select ${SOURCES} as sources from (
    select s.month, nullif(s.source_run_id, s.run_id)::text as source
    from cost_weight_source s join cost_run r on r.run_id = s.run_id
    where s.run_id = ? and s.month <> r.period
  ) source`;

const NOW = `
  select period, ${SOURCES} as sources from (
    select p.period, s.month, (
      select q.run_id from publication q join cost_run r on r.run_id = q.run_id::uuid
      where q.job = p.job and q.period = s.month and q.current and r.known_at is not null
    ) as source
    from publication p join cost_weight_source s on s.run_id = p.run_id::uuid
    where p.job = ? and p.current and p.period = any(?) and s.month <> p.period
  ) source group by period`;

/** The runs of other months whose costs and consumption are the weights of corrections. */
export class WeightSourceReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** By which runs a run weighed. */
  async ofRun(runId: string): Promise<string> {
    const { rows } = await this.#db.raw(OF_RUN, [runId]);
    return rows[0].sources ?? OWN_WEIGHTS;
  }

  /** By which runs the published run of each period would weigh now, for the same months. */
  async now(periods: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.#db.raw<{ rows: SourceRow[] }>(NOW, [
      COSTS_JOB.name,
      [...periods],
    ]);
    const sources = new Map(periods.map(period => [period, OWN_WEIGHTS]));
    for (const row of rows) sources.set(row.period, row.sources);
    return sources;
  }
}
