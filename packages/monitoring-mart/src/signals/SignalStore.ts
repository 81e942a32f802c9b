import { Knex } from 'knex';
import { ensureMonthOf } from '../runs/monthTable';

/** A run of an hour, `YYYY-MM-DDTHH`. */
export interface HourRun {
  id: string;
  hour: string;
}

/** One signal of an entity of an application in an hour. */
export interface SignalFact {
  application: string;
  entity: string;
  signal: string;
  source: string;
  /** Of the whole hour; null where it is not known. */
  value: number | null;
  /** The part of the hour that is known, 0 to 1. */
  known: number;
  /** Sixty values, null where nothing is known; nothing where the source is coarser. */
  minutes: readonly (number | null)[] | null;
  raw: { dataset: string; import: number; row: number };
}

/** The instant at which an hour begins. */
export const startOfHour = (hour: string) => `${hour}:00:00.000Z`;

const TABLES = ['signal_hour', 'signal_minute'] as const;
const ROWS_PER_INSERT = 2_000;

const INSERT_HOURS = `
  insert into signal_hour (hour, run_id, application_id, entity, signal, source, value, known,
    raw_dataset, raw_import, raw_row)
  select :hour::timestamptz, :id, * from unnest(:applications::text[], :entities::text[],
    :signals::text[], :sources::text[], :measured::float8[], :known::float8[], :datasets::text[],
    :imports::integer[], :rows::integer[])`;

const INSERT_MINUTES = `
  insert into signal_minute (hour, run_id, application_id, entity, signal, minute_values)
  select :hour::timestamptz, :id, application, entity, signal, minutes::float8[]
  from unnest(:applications::text[], :entities::text[], :signals::text[], :minutes::text[])
    as t (application, entity, signal, minutes)`;

const keysOf = (facts: readonly SignalFact[]) => ({
  applications: facts.map(({ application }) => application),
  entities: facts.map(({ entity }) => entity),
  signals: facts.map(({ signal }) => signal),
});

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );

/** Writes the signals of a run, which readers see once it is published. */
export class SignalStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Prepares a run. Rows of an earlier attempt are deleted: it published nothing. */
  async open({ id, hour }: HourRun) {
    for (const table of TABLES) await ensureMonthOf(this.#trx, table, hour);
    await this.drop(id);
  }

  /** Column by column: a statement of values would have more bindings than PostgreSQL takes. */
  async add({ id, hour }: HourRun, facts: readonly SignalFact[]) {
    const run = { id, hour: startOfHour(hour) };
    for (const some of chunks(facts, ROWS_PER_INSERT))
      await this.#trx.raw(INSERT_HOURS, {
        ...run,
        ...keysOf(some),
        sources: some.map(({ source }) => source),
        measured: some.map(({ value }) => value),
        known: some.map(({ known }) => known),
        datasets: some.map(({ raw }) => raw.dataset),
        imports: some.map(({ raw }) => raw.import),
        rows: some.map(({ raw }) => raw.row),
      });
    const fine = facts.filter(({ minutes }) => minutes);
    for (const some of chunks(fine, ROWS_PER_INSERT))
      await this.#trx.raw(INSERT_MINUTES, {
        ...run,
        ...keysOf(some),
        minutes: some.map(({ minutes }) => `{${minutes!.map(at => at ?? 'null')}}`), // prettier-ignore
      });
  }

  /** What the run holds. */
  async counts({ id }: HourRun) {
    const { rows } = await this.#trx.raw(
      `select count(*)::int as series, count(distinct application_id)::int as applications,
         count(*) filter (where known < 1)::int as "withGaps"
       from signal_hour where run_id = ?`,
      [id],
    );
    return rows[0] as {
      series: number;
      applications: number;
      withGaps: number;
    };
  }

  /** Deletes the minutes before an instant. */
  async dropMinutesBefore(instant: Date) {
    await this.#trx('signal_minute').where('hour', '<', instant).delete();
  }

  async drop(runId: string) {
    for (const table of TABLES)
      await this.#trx(table).where('run_id', runId).delete();
  }
}
