import { Knex } from 'knex';
import { openIncident } from '../incidents/openIncident';

/** How an application stands now. */
export interface RiskFacts {
  application: string;
  openIncidents: number;
  lastDeployment: Date | null;
  /** The objective that has used the largest part of its budget. */
  slo: string | null;
  /** The part of its budget that is left; null where none is known. */
  remaining: number | null;
}

/** Reads what makes applications a risk now, beside the figures of their deployments. */
export class RiskReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * Applications that anything is known of, whoever owned them when it happened.
   * @param since - the first day of incidents and deployments that is looked at
   */
  async list(since: string): Promise<RiskFacts[]> {
    const incidents = this.#db('published_incident as i')
      .select('i.application_id', {
        n: this.#db.raw('count(distinct (i.source, i.incident_id))::int'),
      })
      .where('i.counts', true)
      .whereRaw(openIncident('i'))
      .where('i.day', '>=', since)
      .groupBy('i.application_id');
    const deployments = this.#db('published_delivery as d')
      .select('d.application_id', { at: this.#db.raw('max(d.finished_at)') })
      .where('d.day', '>=', since)
      .groupBy('d.application_id');
    const objectives = this.#db('slo_status as s')
      .distinctOn('s.application_id')
      .select('s.application_id', 's.slo_id', 's.remaining')
      .whereNotNull('s.remaining')
      .orderBy(['s.application_id', 's.remaining', 's.slo_id']);
    const { rows } = await this.#db.raw(
      `with i as (?), d as (?), s as (?),
       known as (select application_id from i union select application_id from d
         union select application_id from s)
       select application_id as application, coalesce(i.n, 0) as "openIncidents",
         d.at as "lastDeployment", s.slo_id as slo, s.remaining
       from known left join i using (application_id) left join d using (application_id)
         left join s using (application_id)`,
      [incidents, deployments, objectives],
    );
    return rows;
  }

  /** Whether any objective has a budget that is known. */
  async hasBudgets(): Promise<boolean> {
    const known = await this.#db('slo_status as s')
      .whereNotNull('s.remaining')
      .first('s.slo_id');
    return Boolean(known);
  }
}
