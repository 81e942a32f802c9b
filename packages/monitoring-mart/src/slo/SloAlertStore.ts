import { SloAlert } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { Episode } from './episodes';

/** A burn that goes on, and its id. */
export type OpenEpisode = Episode & { id: string };

/** The objective that burns. */
export interface BurningSlo {
  id: string;
  name: string;
  application: string;
  setBy: string;
}

export interface SloAlertFilters {
  slo?: string;
  application?: string;
  open?: boolean;
  /** Whether its owners were told of all there is. */
  isTold?: boolean;
}

/** Where an alert stands, the newest first. */
export type AlertPosition = Pick<SloAlert, 'raisedAt' | 'id'>;

interface AlertRow {
  id: string;
  slo_id: string;
  name: string;
  application_id: string;
  severity: SloAlert['severity'];
  long_minutes: number;
  short_minutes: number;
  factor: number;
  peak: number;
  began_at: Date;
  quiet_since: Date | null;
  ended_at: Date | null;
  set_by: string;
  raised_at: Date;
  told_at: Date | null;
  told_to: string[];
}

const MINUTE_MS = 60_000;
const minuteOf = (instant: Date) => instant.getTime() / MINUTE_MS;
const instantOf = (minute: number | null) =>
  minute === null ? null : new Date(minute * MINUTE_MS);

const toAlert = (row: AlertRow): SloAlert => ({
  id: row.id,
  slo: row.slo_id,
  name: row.name,
  application: row.application_id,
  severity: row.severity,
  longMinutes: row.long_minutes,
  shortMinutes: row.short_minutes,
  factor: row.factor,
  peak: row.peak,
  beganAt: row.began_at.toISOString(),
  raisedAt: row.raised_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  setBy: row.set_by,
  toldAt: row.told_at?.toISOString() ?? null,
  toldTo: row.told_to,
});

const toEpisode = (row: AlertRow): OpenEpisode => ({
  id: row.id,
  severity: row.severity,
  longMinutes: row.long_minutes,
  shortMinutes: row.short_minutes,
  factor: row.factor,
  peak: row.peak,
  began: minuteOf(row.began_at),
  quietSince: row.quiet_since && minuteOf(row.quiet_since),
  ended: row.ended_at && minuteOf(row.ended_at),
});

const columnsOf = (episode: Episode) => ({
  severity: episode.severity,
  long_minutes: episode.longMinutes,
  short_minutes: episode.shortMinutes,
  factor: episode.factor,
  peak: episode.peak,
  began_at: instantOf(episode.began),
  quiet_since: instantOf(episode.quietSince),
  ended_at: instantOf(episode.ended),
});

/** All there is to tell was told: that it burns, how badly, and that it is over. */
const TOLD =
  'told_severity is not distinct from severity and told_ended = (ended_at is not null)';

/** Times in which budgets burned too fast: the table `slo_alert`. */
export class SloAlertStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The burns that go on, by objective. */
  async open(): Promise<Map<string, OpenEpisode>> {
    const rows = await this.#select().whereNull('ended_at');
    return new Map(rows.map(row => [row.slo_id, toEpisode(row)]));
  }

  /** Keeps what became of an objective's burns: the first one may be the one that went on. */
  async save(
    slo: BurningSlo,
    open: OpenEpisode | undefined,
    episodes: readonly Episode[],
  ) {
    for (const [at, episode] of episodes.entries())
      if (at === 0 && open)
        await this.#db('slo_alert')
          .where('alert_id', open.id)
          .update(columnsOf(episode));
      else
        await this.#db('slo_alert').insert({
          ...columnsOf(episode),
          slo_id: slo.id,
          name: slo.name,
          application_id: slo.application,
          set_by: slo.setBy,
        });
  }

  /** Newest first. */
  async page({
    slo,
    application,
    open,
    isTold,
    after,
    limit,
  }: SloAlertFilters & { after?: AlertPosition; limit: number }): Promise<
    SloAlert[]
  > {
    const rows = await this.#select()
      .modify(query => {
        if (slo) query.where('slo_id', slo);
        if (application) query.where('application_id', application);
        if (open === true) query.whereNull('ended_at');
        if (open === false) query.whereNotNull('ended_at');
        if (isTold === true) query.whereRaw(TOLD);
        if (isTold === false) query.whereRaw(`not (${TOLD})`);
        if (after)
          query.whereRaw('(raised_at, alert_id) < (?::timestamptz, ?::uuid)', [
            after.raisedAt,
            after.id,
          ]);
      })
      .orderBy([
        { column: 'raised_at', order: 'desc' },
        { column: 'alert_id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(toAlert);
  }

  /** Records what was told to whom; nothing where there is no such alert. */
  async setTold(
    id: string,
    { recipients, severity, ended }: { recipients: readonly string[]; severity: string; ended: boolean }, // prettier-ignore
  ): Promise<SloAlert | undefined> {
    await this.#db('slo_alert')
      .where('alert_id', id)
      .update({
        told_at: this.#db.raw('clock_timestamp()'),
        told_severity: severity,
        told_ended: ended,
        told_to: this.#db.raw('?::text[]', [[...recipients]]),
      });
    const row = await this.#select().where('alert_id', id).first();
    return row && toAlert(row);
  }

  #select(): Knex.QueryBuilder<AlertRow, AlertRow[]> {
    return this.#db('slo_alert').select(
      { id: 'alert_id' },
      ...['slo_id', 'name', 'application_id', 'severity', 'long_minutes'],
      ...['short_minutes', 'factor', 'peak', 'began_at', 'quiet_since'],
      ...['ended_at', 'set_by', 'raised_at', 'told_at', 'told_to'],
    );
  }
}
