import {
  BurnHour,
  isInMaintenance,
  LiveSignalStore,
  MaintenanceStore,
  mergeBurnHours,
  SignalHourSeries,
  SloAt,
  SloStore,
  StoredSlo,
  toBurnHour,
  toHourUnits,
  versionsAt,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import { LIVE_HOURS } from '../live/LiveSignals';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The hours of objectives as the source says them by the minute, measured as the hours of runs are. */
export class LiveBurns {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Published hours, and those that no run has published or that more is known of live. */
  async merge(
    slos: readonly StoredSlo[],
    published: ReadonlyMap<string, BurnHour[]>,
    now: Date,
  ): Promise<Map<string, BurnHour[]>> {
    const live = await this.#hours(slos, now);
    return new Map(
      slos.map(({ id }) => [
        id,
        mergeBurnHours(published.get(id) ?? [], live.get(id) ?? []),
      ]),
    );
  }

  async #hours(
    slos: readonly StoredSlo[],
    now: Date,
  ): Promise<Map<string, BurnHour[]>> {
    const from = new Date(now.getTime() - (LIVE_HOURS + 1) * HOUR_MS);
    const applications = [...new Set(slos.map(each => each.application))];
    const series = await new LiveSignalStore(this.#db).series(applications, from); // prettier-ignore
    if (series.size === 0) return new Map();
    const versions = await new SloStore(this.#db).all(slos.map(({ id }) => id));
    const spans = await new MaintenanceStore(this.#db).spans(
      from.toISOString(),
      new Date(now.getTime() + HOUR_MS).toISOString(),
    );
    const starts = [...new Set([...series.values()].flatMap(hours => [...hours.keys()]))]; // prettier-ignore
    const hours = starts.flatMap(start => {
      const hourStart = new Date(start).toISOString();
      const measure = (slo: SloAt, minutes: readonly SignalHourSeries[]) => {
        const excluded = isInMaintenance(spans, slo.application, hourStart);
        return toBurnHour(start / MINUTE_MS, slo, toHourUnits(slo, minutes, excluded)); // prettier-ignore
      };
      return versionsAt(versions, hourStart).flatMap(slo => {
        const minutes = series.get(slo.application)?.get(start);
        return minutes ? [{ slo: slo.id, hour: measure(slo, minutes) }] : [];
      });
    });
    const bySlo = Map.groupBy(hours, ({ slo }) => slo);
    return new Map([...bySlo].map(([id, of]) => [id, of.map(({ hour }) => hour)])); // prettier-ignore
  }
}
