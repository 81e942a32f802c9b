import { MonthIncidents } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import {
  applyScope,
  DoraScope,
  lowerMedianOf,
  minutesBetween,
} from '../delivery/doraScope';
import { incidentsSince } from '../delivery/incidentsSince';
import { openIncident } from '../incidents/openIncident';
import { INCIDENTS_JOB } from '../jobs';

/** Reads incidents by the month in which they were opened; one of several applications counts once. */
export class IncidentMonthReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async list(
    scope: DoraScope,
  ): Promise<(MonthIncidents & { month: string })[]> {
    const raw = (sql: string) => this.#db.raw(sql);
    const each = this.#db('published_incident as i')
      .distinctOn(['i.source', 'i.incident_id'])
      .select('i.opened_at', 'i.resolved_at', 'i.state', 'i.counts', {
        month: raw(`to_char(i.day, 'YYYY-MM')`),
      })
      .modify(query => applyScope(query, this.#db, 'i', scope))
      .orderBy(['i.source', 'i.incident_id', 'i.application_id']);
    return this.#db.from(each.as('i'))
      .select('i.month', {
        opened: raw('count(*)::int'),
        counted: raw('count(*) filter (where i.counts)::int'),
        unresolved: raw(`count(*) filter (where ${openIncident('i')})::int`),
        restoreMinutes: raw(lowerMedianOf(`case when i.counts then ${minutesBetween('i.opened_at', 'i.resolved_at')} end`)),
      })
      .groupBy('i.month');
  } // prettier-ignore

  /** The months with a day of which incidents are known. */
  async lookedAt(): Promise<Set<string>> {
    const since = await incidentsSince(this.#db);
    if (since === null) return new Set();
    const rows: { month: string }[] = await this.#db('publication as p')
      .where({ 'p.job': INCIDENTS_JOB.name, 'p.current': true })
      .where('p.period', '>=', since)
      .select({ month: this.#db.raw('left(p.period, 7)') })
      .groupByRaw('1');
    return new Set(rows.map(({ month }) => month));
  }
}
