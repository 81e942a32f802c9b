import { Knex } from 'knex';
import { BurnHour } from './burn';
import { addSums, NO_SUMS, Sums } from './segments';

interface SumRow extends Sums {
  slo: string;
  at: Date;
}

interface MinuteRow {
  slo: string;
  at: Date;
  bad: (number | null)[];
  total: (number | null)[];
  events: (number | null)[];
  excluded: number[];
}

interface Range {
  slo: string;
  from: Date;
  to: Date;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const SUMS = ['minutes', 'excluded', 'known', 'bad', 'total', 'events', 'allowed'] as const; // prettier-ignore

const minuteOf = (instant: Date) => instant.getTime() / MINUTE_MS;

/** Reads published hours of objectives. */
export class SloFactReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** What each of some objectives has in a window of its own, in one query. */
  async sums(ranges: readonly Range[]): Promise<Map<string, Sums>> {
    const { rows } = await this.#db.raw(
      `select r.slo, ${SUMS.map(
        sum => `coalesce(sum(h.${sum}), 0)::float8 as ${sum}`,
      ).join(', ')}
       from jsonb_to_recordset(?::jsonb) as r (slo text, "from" timestamptz, "to" timestamptz)
         join slo_hour h on h.slo_id = r.slo and h.starts_at >= r."from" and h.starts_at < r."to"
         join publication p on p.run_id = h.run_id and p.current
       group by r.slo`,
      [JSON.stringify(ranges)],
    );
    return new Map(
      (rows as (Sums & { slo: string })[]).map(({ slo, ...sums }) => [
        slo,
        sums,
      ]),
    );
  }

  /** The hours of one objective, oldest first. */
  async hours({ slo, from, to }: Range): Promise<(Sums & { at: Date })[]> {
    const rows = await this.#sums()
      .where('h.slo_id', slo)
      .where('h.starts_at', '>=', from)
      .where('h.starts_at', '<', to)
      .orderBy('h.starts_at');
    return rows.map(({ slo: _, ...row }) => row);
  }

  /** The hours of some objectives, oldest first: one query, whatever is summed of them. */
  async hoursOf(
    slos: readonly string[],
    { from, to }: { from: Date; to: Date },
  ): Promise<Map<string, (Sums & { at: Date })[]>> {
    const rows = await this.#sums()
      .whereIn('h.slo_id', [...slos])
      .where('h.starts_at', '>=', from)
      .where('h.starts_at', '<', to)
      .orderBy('h.starts_at');
    return Map.groupBy(rows, ({ slo }) => slo);
  }

  /**
   * What burn rates are made of: sums of all hours of a range, and the minutes of some of them.
   * @param minuteHours - instants at which these hours begin
   */
  async burnHours(
    slos: readonly string[],
    { from, to }: { from: Date; to: Date },
    minuteHours: readonly Date[],
  ): Promise<Map<string, BurnHour[]>> {
    const sums = await this.#sums()
      .whereIn('h.slo_id', [...slos])
      .where('h.starts_at', '>=', from)
      .where('h.starts_at', '<', to);
    const minutes: MinuteRow[] = await this.#db('slo_minute as m')
      .join('publication as p', 'p.run_id', 'm.run_id')
      .select({ slo: 'm.slo_id', at: 'm.starts_at' })
      .select('m.bad', 'm.total', 'm.events', 'm.excluded')
      .where('p.current', true)
      .whereIn('m.slo_id', [...slos])
      .whereIn('m.starts_at', [...minuteHours]);
    const minutesOf = new Map(
      minutes.map(row => [`${row.slo} ${minuteOf(row.at)}`, row]),
    );
    const hours = new Map<string, Map<number, BurnHour>>();
    for (const { slo, at, ...row } of sums) {
      const start = Math.floor(minuteOf(at) / HOUR_MINUTES) * HOUR_MINUTES;
      const ofSlo = hours.get(slo) ?? new Map<number, BurnHour>();
      const known = ofSlo.get(start)?.sums ?? NO_SUMS;
      ofSlo.set(start, {
        start,
        sums: addSums(known, row),
        minutes: minutesOf.get(`${slo} ${start}`),
      });
      hours.set(slo, ofSlo);
    }
    return new Map([...hours].map(([slo, of]) => [slo, [...of.values()]]));
  }

  #sums(): Knex.QueryBuilder<SumRow, SumRow[]> {
    return this.#db('slo_hour as h')
      .join('publication as p', 'p.run_id', 'h.run_id')
      .where('p.current', true)
      .select({ slo: 'h.slo_id', at: 'h.starts_at' })
      .select(...SUMS.map(sum => `h.${sum}`));
  }
}
