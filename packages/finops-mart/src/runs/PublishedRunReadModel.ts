import { GoneError } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { COSTS_JOB } from '../jobs';

/** The published run of a month, now or at an earlier instant. */
export interface PublishedRun {
  period: string;
  runId: string;
  publishedAt: string;
  lines: number;
  currencies: string[];
  /** False when retention has removed its figures. */
  retained: boolean;
}

interface PublishedRow {
  period: string;
  run_id: string;
  published_at: Date;
  lines: number | null;
  currencies: string[] | null;
}

/** Retention has removed the run. */
export const runRemovedError = (period: string) =>
  new GoneError(
    `asOf: the run of ${period} that was published then has been removed by retention; use a later instant`,
  );

const toPublishedRun = (row: PublishedRow): PublishedRun => ({
  period: row.period,
  runId: row.run_id,
  publishedAt: row.published_at.toISOString(),
  lines: row.lines ?? 0,
  currencies: row.currencies ?? [],
  retained: row.lines !== null,
});

/** Published runs: those whose figures readers see. */
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
   * Call it after reading: figures that were removed meanwhile look like no figures.
   * @throws GoneError when any of the runs has been removed
   */
  async assertRetained(runs: readonly { period: string; runId: string }[]) {
    const retained: string[] = await this.#db('cost_run')
      .whereIn(
        'run_id',
        runs.map(run => run.runId),
      )
      .pluck('run_id');
    const gone = runs.find(run => !retained.includes(run.runId));
    if (gone) throw runRemovedError(gone.period);
  }
}
