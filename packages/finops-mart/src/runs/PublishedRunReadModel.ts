import { GoneError } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { COSTS_JOB } from '../jobs';

/** The run of a month that readers see, or saw. */
export interface PublishedRun {
  period: string;
  runId: string;
  at: string;
  lines: number;
  currencies: string[];
  /** False when retention has dropped its figures. */
  kept: boolean;
}

interface PublishedRow {
  period: string;
  run_id: string;
  published_at: Date;
  lines: number | null;
  currencies: string[] | null;
}

/** Retention has dropped what was asked for. */
export const notKept = (period: string) =>
  new GoneError(
    `asOf: what was published for ${period} then is no longer kept; ask for a later instant`,
  );

const toPublishedRun = (row: PublishedRow): PublishedRun => ({
  period: row.period,
  runId: row.run_id,
  at: row.published_at.toISOString(),
  lines: row.lines ?? 0,
  currencies: row.currencies ?? [],
  kept: row.lines !== null,
});

/** Which runs' figures are the ones to show. */
export class PublishedRunReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The published run of each month, oldest month first; as of an instant, or now. */
  async list(asOf?: string): Promise<PublishedRun[]> {
    const rows: PublishedRow[] = await this.#db('publication as p')
      .distinctOn('p.period')
      .select(
        'p.period',
        'p.run_id',
        'p.published_at',
        'r.lines',
        'r.currencies',
      )
      .leftJoin('cost_run as r', 'r.run_id', this.#db.raw('p.run_id::uuid'))
      .where('p.job', COSTS_JOB.name)
      .modify(query => {
        if (asOf) query.where('p.published_at', '<=', asOf);
        else query.where('p.current', true);
      })
      .orderBy([
        { column: 'p.period' },
        { column: 'p.published_at', order: 'desc' },
      ]);
    return rows.map(toPublishedRun);
  }

  /**
   * Asked after reading: figures that were dropped meanwhile look like none at all.
   * @throws GoneError when any of the runs is no longer kept
   */
  async assertKept(runs: readonly { period: string; runId: string }[]) {
    const kept: string[] = await this.#db('cost_run')
      .whereIn(
        'run_id',
        runs.map(run => run.runId),
      )
      .pluck('run_id');
    const gone = runs.find(run => !kept.includes(run.runId));
    if (gone) throw notKept(gone.period);
  }
}
