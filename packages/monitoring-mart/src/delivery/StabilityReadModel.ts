import { Knex } from 'knex';
import { openIncident } from '../incidents/openIncident';
import {
  applyScope,
  deploymentId,
  DoraKey,
  DoraScope,
  keyOf,
  lowerMedianOf,
  minutesBetween,
} from './doraScope';
import { incidentsSince } from './incidentsSince';

/** What became of the successful production deployments of a range. */
export interface Stability {
  key: string | null;
  deployments: number;
  /** Of these: on days of which incidents are known. Failures, and what became of them, are of these alone. */
  observed: number;
  failures: number;
  immature: number;
  rollbacks: number;
  unplanned: number;
  rework: number;
  /** Of the failures: with an incident that is not resolved. */
  unresolved: number;
  /** Of the failures: resolved before the deployment finished. */
  negative: number;
  recovery: number | null;
}

/** How long incidents of a range took from their opening until they were resolved. */
export interface Restoration {
  key: string | null;
  incidents: number;
  unresolved: number;
  negative: number;
  recovery: number | null;
}

/** By the day on which an incident is opened: none is opened long before the deployment that caused it. */
const OPENED_SINCE_DAYS = 7;

/** Deployments that incidents which count are put down to, and until when these lasted: not known where one is over without a date. */
export const failedDeployments = (db: Knex, from: string) =>
  db.raw(
    `select l.deployment_id, bool_or(${openIncident('i')}) as unresolved,
       case when bool_and(i.resolved_at is not null) then max(i.resolved_at) end as resolved_at
     from published_incident i
       join current_incident_link l on l.source = i.source and l.incident_id = i.incident_id
     where i.counts and l.deployment_id is not null and i.day >= ?::date - ${OPENED_SINCE_DAYS}
     group by l.deployment_id`,
    [from],
  );

/** Deployments that a person marked as unplanned work. */
export const unplannedDeployments = (db: Knex) =>
  db.raw(
    `select distinct l.deployment_id from current_incident_link l
     where l.unplanned and l.deployment_id is not null`,
  );

/** Reads what deployments broke, and how long it lasted. */
export class StabilityReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * @param matureBefore - an incident may still be put down to what finished since then
   */
  async ofDeployments(
    scope: DoraScope,
    by: DoraKey | null,
    matureBefore: string,
  ): Promise<Stability[]> {
    const raw = (sql: string, bindings: string[] = []) =>
      this.#db.raw(sql, bindings);
    // Of days of which no incidents are known nothing failed that could be told.
    const known = (await incidentsSince(this.#db)) ?? 'infinity';
    return this.#db('published_delivery as d')
      .joinRaw('left join (?) as f on f.deployment_id = ?? and d.day >= ?', [
        failedDeployments(this.#db, scope.from),
        raw(deploymentId('d')),
        known,
      ] as any)
      .joinRaw('left join (?) as u on u.deployment_id = ??', [
        unplannedDeployments(this.#db),
        raw(deploymentId('d')),
      ] as any)
      .whereIn('d.kind', ['delivery', 'rollback'])
      .modify(query => applyScope(query, this.#db, 'd', scope))
      .select({
        key: keyOf(this.#db, 'd', by),
        deployments: raw('count(*)::int'),
        observed: raw('count(*) filter (where d.day >= ?)::int', [known]),
        failures: raw('count(f.deployment_id)::int'),
        immature: raw(
          'count(*) filter (where d.finished_at > ? and d.day >= ?)::int',
          [matureBefore, known],
        ),
        rollbacks: raw(`count(*) filter (where d.kind = 'rollback')::int`),
        unplanned: raw('count(u.deployment_id)::int'),
        rework: raw(
          `count(*) filter (where d.kind = 'rollback' or u.deployment_id is not null)::int`,
        ),
        unresolved: raw('count(*) filter (where f.unresolved)::int'),
        negative: raw(
          'count(*) filter (where not f.unresolved and f.resolved_at < d.finished_at)::int',
        ),
        recovery: raw(
          lowerMedianOf(
            `case when not f.unresolved then ${minutesBetween(
              'd.finished_at',
              'f.resolved_at',
            )} end`,
          ),
        ),
      })
      .groupByRaw('1');
  }

  /** Of incidents that count and were opened in the range; one of several applications is once in the total. */
  async ofIncidents(
    scope: DoraScope,
    by: DoraKey | null,
  ): Promise<Restoration[]> {
    const perKey = by === 'application' || by === 'group';
    const incidents = this.#db('published_incident as i')
      .distinctOn([
        'key',
        'i.source',
        'i.incident_id',
        ...(perKey ? ['i.application_id'] : []),
      ])
      .select('i.opened_at', 'i.resolved_at', 'i.state', {
        key: keyOf(this.#db, 'i', by),
      })
      .where('i.counts', true)
      .modify(query => applyScope(query, this.#db, 'i', scope));
    const raw = (sql: string) => this.#db.raw(sql);
    return this.#db.from(incidents.as('i'))
      .select('i.key', {
        incidents: raw('count(*)::int'),
        unresolved: raw(`count(*) filter (where ${openIncident('i')})::int`),
        negative: raw('count(*) filter (where i.resolved_at < i.opened_at)::int'),
        recovery: raw(lowerMedianOf(minutesBetween('i.opened_at', 'i.resolved_at'))),
      })
      .groupBy('i.key');
  } // prettier-ignore

  /** The first day of which incidents are known; null where none ever were. */
  incidentsSince(): Promise<string | null> {
    return incidentsSince(this.#db);
  }

  /** Whether anybody says which deployments were unplanned. */
  async isMarkingUsed(): Promise<boolean> {
    const marked = await this.#db('current_incident_link as l')
      .whereNotNull('l.unplanned')
      .first('l.source');
    return Boolean(marked);
  }
}
