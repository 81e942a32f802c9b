import { Knex } from 'knex';
import { SIGNALS_JOB } from '../jobs';
import { startOfHour } from './SignalStore';

/** What a series is of. */
export interface SeriesKey {
  entity: string;
  signal: string;
  source: string;
}

/** A series in one hour: its value, or its sixty minutes. */
export interface SignalHour extends SeriesKey {
  hour: string;
  value: number | null;
  known: number;
}

export interface SignalMinutes extends SeriesKey {
  hour: string;
  /** Null where minutes are not kept, or the source is coarser. */
  minutes: (number | null)[] | null;
}

interface HourRange {
  from: string;
  to: string;
}

const HOUR_TEXT = `to_char(h.hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24')`;

/** Reads published signals. Hours are text, `YYYY-MM-DDTHH`, half-open. */
export class SignalReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async hours(
    application: string,
    { from, to }: HourRange,
  ): Promise<SignalHour[]> {
    return this.#published(application, { from, to })
      .select('h.entity', 'h.signal', 'h.source', 'h.value', 'h.known')
      .orderBy(['h.signal', 'h.entity', 'h.hour']);
  }

  async minutes(
    application: string,
    { from, to }: HourRange,
  ): Promise<SignalMinutes[]> {
    return this.#published(application, { from, to })
      .leftJoin('signal_minute as m', join =>
        join
          .on('m.run_id', 'h.run_id')
          .andOn('m.hour', 'h.hour')
          .andOn('m.application_id', 'h.application_id')
          .andOn('m.entity', 'h.entity')
          .andOn('m.signal', 'h.signal'),
      )
      .select('h.entity', 'h.signal', 'h.source', {
        minutes: 'm.minute_values',
      })
      .orderBy(['h.signal', 'h.entity', 'h.hour']);
  }

  /** The hours of a range that have a published run. */
  async published({ from, to }: HourRange) {
    const row = await this.#db('publication')
      .where({ job: SIGNALS_JOB.name, current: true })
      .where('period', '>=', from)
      .where('period', '<', to)
      .first({
        hours: this.#db.raw('count(*)::int'),
        last: this.#db.raw('max(period)'),
        at: this.#db.raw('max(published_at)'),
      });
    return { ...row, at: row.at?.toISOString() ?? null } as {
      hours: number;
      last: string | null;
      at: string | null;
    };
  }

  #published(application: string, { from, to }: HourRange) {
    return this.#db('signal_hour as h')
      .join('publication as p', 'p.run_id', 'h.run_id')
      .select({ hour: this.#db.raw(HOUR_TEXT) })
      .where('p.current', true)
      .where('h.application_id', application)
      .where('h.hour', '>=', startOfHour(from))
      .where('h.hour', '<', startOfHour(to));
  }
}
