import { Knex } from 'knex';
import { ensureMonthOf } from '../runs/monthTable';
import { HourRun, startOfHour } from '../signals/SignalStore';
import { HourUnits, minuteFigures } from './hourUnits';
import { SignalHourSeries } from './indicators';
import { Segment } from './segments';

/** An objective in an hour. */
export interface SloFact {
  slo: string;
  version: number;
  units: HourUnits;
  segments: readonly Segment[];
}

const TABLES = ['slo_hour', 'slo_minute'] as const;
const ROWS_PER_INSERT = 1_000;
const MINUTE_MS = 60_000;

/** Writes what an hour says of objectives, which readers see once it is published. */
export class SloRunStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Prepares a run. Rows of an earlier attempt are deleted: it published nothing. */
  async open({ id, hour }: HourRun) {
    for (const table of TABLES) await ensureMonthOf(this.#trx, table, hour);
    await this.drop(id);
  }

  /** The minutes of signals in a published run of the hour, of some applications. */
  async signals(
    signalRun: string,
    hour: string,
    applications: readonly string[],
  ): Promise<Map<string, SignalHourSeries[]>> {
    const rows: (SignalHourSeries & { application: string })[] =
      await this.#trx('signal_minute')
        .select('entity', 'signal', {
          application: 'application_id',
          minutes: 'minute_values',
        })
        .where({ hour: startOfHour(hour), run_id: signalRun })
        .whereRaw('application_id = any(?)', [[...applications]])
        .orderBy(['application_id', 'signal', 'entity']);
    return Map.groupBy(rows, ({ application }) => application);
  }

  async add({ id, hour }: HourRun, facts: readonly SloFact[]) {
    const start = Date.parse(startOfHour(hour));
    const at = (minute: number) => new Date(start + minute * MINUTE_MS);
    await this.#trx.batchInsert(
      'slo_hour',
      facts.flatMap(({ slo, version, segments }) =>
        segments.map(({ from, ...sums }) => ({
          starts_at: at(from),
          run_id: id,
          slo_id: slo,
          version,
          ...sums,
        })),
      ),
      ROWS_PER_INSERT,
    );
    await this.#trx.batchInsert(
      'slo_minute',
      facts.map(({ slo, units }) => ({
        starts_at: at(0),
        run_id: id,
        slo_id: slo,
        ...minuteFigures(units),
      })),
      ROWS_PER_INSERT,
    );
  }

  /** Deletes the minutes before an instant. */
  async dropMinutesBefore(instant: Date) {
    await this.#trx('slo_minute').where('starts_at', '<', instant).delete();
  }

  async counts({ id }: HourRun) {
    const { rows } = await this.#trx.raw(
      `select count(distinct slo_id)::int as objectives,
         count(distinct slo_id) filter (where known = 0 and excluded < minutes)::int as unknown
       from slo_hour where run_id = ?`,
      [id],
    );
    return rows[0] as { objectives: number; unknown: number };
  }

  async drop(runId: string) {
    for (const table of TABLES)
      await this.#trx(table).where('run_id', runId).delete();
  }
}
