import { PublicationStore } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { COSTS_JOB } from '../jobs';

interface SourceRow {
  period: string;
  sources: string;
}

/** What a run weighs by when all its pools are of its own month. */
const OWN_WEIGHTS = 'own';

/** The weights of each of the other charge months, as one text. */
const SOURCES = `string_agg(month || ' ' || coalesce(weights, '${OWN_WEIGHTS}'), ', ' order by month)`;

/** Runs of before digests were kept are known by their ids. */
const WEIGHTS = 'coalesce(w.weight_digest, w.run_id::text)';

const OF_RUN = `
  select ${SOURCES} as sources from (
    select s.month, ${WEIGHTS} as weights
    from cost_weight_source s
    join cost_run r on r.run_id = s.run_id
    left join cost_run w on w.run_id = nullif(s.source_run_id, s.run_id)
    where s.run_id = ? and s.month <> r.period
  ) source`;

const NOW = `
  select period, ${SOURCES} as sources from (
    select asked.period, asked.month, (
      select ${WEIGHTS} from publication p join cost_run w on w.run_id = p.run_id::uuid
      where p.job = :job and p.period = asked.month and p.current and w.known_at is not null
    ) as weights
    from unnest(cast(:periods as text[]), cast(:months as text[])) asked (period, month)
  ) source group by period`;

/** The months of a text of `SOURCES`. */
const monthsIn = (sources: string) =>
  sources === OWN_WEIGHTS
    ? []
    : sources.split(', ').map(source => source.split(' ')[0]);

/**
 * What corrections are weighed by: costs and consumption of the months that they correct. They are
 * compared, and not the runs that they are of: months that correct each other would else each be
 * due after the other's run, for ever.
 */
export class WeightSourceReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** By what a run weighed. */
  async ofRun(runId: string): Promise<string> {
    const { rows } = await this.#db.raw(OF_RUN, [runId]);
    return rows[0].sources ?? OWN_WEIGHTS;
  }

  /** By what each period would weigh now the months that its last run, published or withheld, weighed. */
  async now(periods: readonly string[]): Promise<Map<string, string>> {
    const made = await new PublicationStore(
      this.#db,
      COSTS_JOB.name,
    ).currentInputs();
    const asked = periods.flatMap(period =>
      monthsIn(made.get(period)?.inputs.weights ?? OWN_WEIGHTS).map(month => ({
        period,
        month,
      })),
    );
    const { rows } = await this.#db.raw<{ rows: SourceRow[] }>(NOW, {
      job: COSTS_JOB.name,
      periods: asked.map(({ period }) => period),
      months: asked.map(({ month }) => month),
    });
    const sources = new Map(periods.map(period => [period, OWN_WEIGHTS]));
    for (const row of rows) sources.set(row.period, row.sources);
    return sources;
  }
}
