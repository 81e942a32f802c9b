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
  /** Restatements of closed months that are part of it. */
  bookings: string[];
  /** When it last changed: by its publication, or by a booking or the undoing of one. */
  changedAt: string;
}

/** What has been booked into a month until some instant. */
interface BookedRow {
  period: string;
  bookings: string[];
  changed_at: Date;
}

interface PublishedRow {
  period: string;
  run_id: string;
  published_at: Date;
  lines: number | null;
  currencies: string[] | null;
}

const BOOKED = `
  select period,
    coalesce(array_agg(booking_id::text order by booked_at, booking_id)
      filter (where undone_at is null or undone_at > :asOf), '{}') as bookings,
    greatest(max(booked_at), max(undone_at) filter (where undone_at <= :asOf)) as changed_at
  from restatement_booking where booked_at <= :asOf
  group by period`;

/** Retention has removed the run. */
export const runRemovedError = (period: string) =>
  new GoneError(
    `asOf: the run of ${period} that was published then has been removed by retention; use a later instant`,
  );

const latest = (...instants: Date[]) =>
  new Date(Math.max(...instants.map(Number))).toISOString();

const toPublishedRun = (
  row: PublishedRow,
  booked?: BookedRow,
): PublishedRun => ({
  period: row.period,
  runId: row.run_id,
  publishedAt: row.published_at.toISOString(),
  lines: row.lines ?? 0,
  currencies: row.currencies ?? [],
  retained: row.lines !== null,
  bookings: booked?.bookings ?? [],
  changedAt: latest(row.published_at, booked?.changed_at ?? row.published_at),
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
    const booked = await this.#booked(asOf);
    return rows.map(row => toPublishedRun(row, booked.get(row.period)));
  }

  async #booked(asOf = 'infinity'): Promise<Map<string, BookedRow>> {
    const { rows }: { rows: BookedRow[] } = await this.#db.raw(BOOKED, {
      asOf,
    });
    return new Map(rows.map(row => [row.period, row]));
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
