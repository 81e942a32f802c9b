import { LiveSource } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { SignalHourSeries } from '../slo/indicators';

/** The minutes of a signal of an entity of an application in an hour. */
export interface LiveSignalHour {
  hour: Date;
  application: string;
  entity: string;
  signal: string;
  /** Sixty values, null where nothing is known. */
  minutes: readonly (number | null)[];
}

/** What a series is of. */
type LiveSignalKey = Omit<LiveSignalHour, 'hour' | 'minutes'>;

/** How a read of minutes went. */
export interface LiveSignalPoll {
  state: LiveSource['state'];
  error: string | null;
  problems: readonly string[];
  latencyMs: number;
  /** The minute up to which all was read; as it was where not given. */
  readUntil?: Date;
}

/** The same as it is remembered; nothing but the claim before the first one has ended. */
interface LastLiveSignalPoll {
  state: LiveSource['state'] | null;
  error: string | null;
  problems: readonly string[];
  latencyMs: number | null;
  readUntil: Date | null;
}

const ROWS_PER_INSERT = 2_000;

/** A minute that was known stays: the source may have it no more. */
const UPSERT = `
  insert into live_signal (hour, application_id, entity, signal, minute_values)
  select hour, application, entity, signal, minutes::float8[]
  from unnest(:hours::timestamptz[], :applications::text[], :entities::text[], :signals::text[], :minutes::text[])
    as t (hour, application, entity, signal, minutes)
  on conflict (hour, application_id, entity, signal) do update set minute_values = (
    select array_agg(coalesce(newer, known) order by at)
    from unnest(excluded.minute_values, live_signal.minute_values)
      with ordinality as t (newer, known, at))`;

/** Minutes that are read from sources as they go: the tables `live_signal` and `live_signal_poll`. */
export class LiveSignalStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Takes the read up to a minute; not where another process took it, or a later one. */
  async claim(source: string, minute: Date): Promise<boolean> {
    const rows = await this.#db('live_signal_poll')
      .insert({ source, minute })
      .onConflict('source')
      .merge()
      .where('live_signal_poll.minute', '<', minute)
      .returning('source');
    return rows.length > 0;
  }

  async setEnded(
    source: string,
    { readUntil, latencyMs, problems, ...poll }: LiveSignalPoll,
  ) {
    await this.#db('live_signal_poll')
      .where({ source })
      .update({
        ...poll,
        problems: this.#db.raw('?::text[]', [[...problems]]),
        latency_ms: latencyMs,
        ended_at: this.#db.raw('clock_timestamp()'),
        ...(readUntil && {
          read_until: this.#db.raw('greatest(read_until, ?)', [readUntil]),
        }),
      });
  }

  async last(source: string): Promise<LastLiveSignalPoll | undefined> {
    return this.#db('live_signal_poll')
      .where({ source })
      .first('state', 'error', 'problems', {
        latencyMs: 'latency_ms',
        readUntil: 'read_until',
      });
  }

  /** Changes with each read that has ended. */
  async revision(): Promise<string> {
    const row = await this.#db('live_signal_poll').max({ at: 'ended_at' }).first(); // prettier-ignore
    return row?.at?.toISOString() ?? '';
  }

  async save(hours: readonly LiveSignalHour[]) {
    for (let at = 0; at < hours.length; at += ROWS_PER_INSERT) {
      const some = hours.slice(at, at + ROWS_PER_INSERT);
      await this.#db.raw(UPSERT, {
        hours: some.map(({ hour }) => hour.toISOString()),
        applications: some.map(({ application }) => application),
        entities: some.map(({ entity }) => entity),
        signals: some.map(({ signal }) => signal),
        minutes: some.map(({ minutes }) => `{${minutes.map(each => each ?? 'null')}}`), // prettier-ignore
      });
    }
  }

  /** What was asked for in an hour, whatever the source said of it. */
  async asked(hour: Date): Promise<LiveSignalKey[]> {
    return this.#db('live_signal')
      .where({ hour })
      .select('entity', 'signal', { application: 'application_id' });
  }

  /** The series of some applications by application and hour, from an hour on. */
  async series(
    applications: readonly string[],
    from: Date,
  ): Promise<Map<string, Map<number, SignalHourSeries[]>>> {
    const rows: LiveSignalHour[] = await this.#db('live_signal')
      .whereRaw('application_id = any(?)', [[...applications]])
      .where('hour', '>=', from)
      .select('hour', 'entity', 'signal', {
        application: 'application_id',
        minutes: 'minute_values',
      })
      .orderBy(['application_id', 'signal', 'entity', 'hour']);
    const byApplication = Map.groupBy(rows, ({ application }) => application);
    return new Map(
      [...byApplication].map(([application, own]) => [
        application,
        Map.groupBy(own, ({ hour }) => hour.getTime()),
      ]),
    );
  }

  /** Deletes the hours before an instant. */
  async dropBefore(instant: Date) {
    await this.#db('live_signal').where('hour', '<', instant).delete();
  }
}
