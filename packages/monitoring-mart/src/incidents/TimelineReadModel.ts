import { TimelineItem, TimelineKind } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { openIncident } from './openIncident';

/** Selects what happened to an application: a half-open range of instants. */
export interface TimelineFilters {
  application: string;
  from: string;
  to: string;
  kinds: readonly TimelineKind[];
}

/** The last item of a page; the next page starts after it. */
export interface TimelinePosition {
  at: string;
  id: string;
}

/**
 * How each kind is read: one row of the same columns each. Without an end it goes on; an incident that is over
 * without a date is a moment. A new kind is one more entry. Days are
 * compared too, so that no more than the runs of the window are read.
 */
const KINDS: Record<TimelineKind, string> = {
  deployment: `
    select 'deployment' as kind, 'deployment:' || d.source || ':' || d.project || ':' || d.external_id as id,
      d.finished_at as at, d.finished_at as until,
      coalesce(nullif(d.ref, '') || ' ', '') || left(d.sha, 8) as title, d.status as status,
      case when d.status = 'failed' then 'warning' else 'info' end as level,
      d.environment as detail, d.url as url, null as deployment, null as slo
    from published_deployment d
    where d.application_id = :application and d.finished_at >= :from and d.finished_at < :to
      and d.day >= cast(:fromDay as date) and d.day <= cast(:toDay as date)`,
  change: `
    select 'change', 'change:' || c.source || ':' || c.change_id,
      coalesce(c.planned_start, c.at), coalesce(c.ended_at, c.planned_end),
      c.number || ' ' || c.title, c.state,
      case when c.type = 'emergency' then 'warning' else 'info' end,
      c.type, c.url, null, null
    from published_change_request c
    where c.application_id = :application
      and coalesce(c.planned_start, c.at) >= :from and coalesce(c.planned_start, c.at) < :to
      and c.day >= cast(:fromDay as date) and c.day <= cast(:toDay as date)`,
  incident: `
    select 'incident', 'incident:' || i.source || ':' || i.incident_id,
      i.opened_at, coalesce(i.resolved_at, case when not ${openIncident(
        'i',
      )} then i.opened_at end),
      i.number || ' ' || i.title, i.state,
      case when i.counts then 'critical' when i.not_counted_reason = 'priority' then 'warning' else 'info' end,
      i.priority::text, i.url, l.deployment_id, null
    from published_incident i
      left join current_incident_link l on l.source = i.source and l.incident_id = i.incident_id
    where i.application_id = :application and i.opened_at >= :from and i.opened_at < :to
      and i.day >= cast(:fromDay as date) and i.day <= cast(:toDay as date)`,
  problem: `
    select 'problem', 'problem:' || p.source || ':' || p.problem_id,
      p.started_at, p.ended_at, coalesce(p.display_id || ' ', '') || p.title,
      case when p.ended_at is null then 'open' else 'closed' end,
      'warning', p.severity, p.url, null, null
    from published_problem p
    where p.application_id = :application and p.started_at >= :from and p.started_at < :to
      and p.day >= cast(:fromDay as date) and p.day <= cast(:toDay as date)`,
  burn: `
    select 'burn', 'burn:' || b.alert_id, b.began_at, b.ended_at, b.name,
      case when b.ended_at is null then 'open' else 'closed' end,
      case when b.severity = 'page' then 'critical' else 'warning' end, b.severity, null, null, b.slo_id
    from slo_alert b
    where b.application_id = :application and b.began_at >= :from and b.began_at < :to`,
};

interface Row extends Omit<TimelineItem, 'at' | 'until'> {
  at: Date;
  until: Date | null;
}

/** The kinds in the order that names the columns. */
const ORDER = Object.keys(KINDS) as TimelineKind[];
const COLUMNS = 'kind, id, at, until, title, status, level, detail, url, deployment, slo'; // prettier-ignore

/** Everything that happened to an application, in one list. */
export class TimelineReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Newest first. */
  async page(
    { application, from, to, kinds }: TimelineFilters,
    { limit, after }: { limit: number; after?: TimelinePosition },
  ): Promise<TimelineItem[]> {
    const parts = ORDER.filter(kind => kinds.includes(kind));
    const { rows } = await this.#db.raw<{ rows: Row[] }>(
      `select * from (${parts
        .map(kind => KINDS[kind])
        .join(' union all ')}) as item (${COLUMNS})
       where cast(:afterAt as timestamptz) is null
         or (item.at, item.id collate "C") < (cast(:afterAt as timestamptz), :afterId)
       order by item.at desc, item.id collate "C" desc
       limit :limit`,
      {
        application,
        from,
        to,
        fromDay: from.slice(0, 10),
        toDay: to.slice(0, 10),
        afterAt: after?.at ?? null,
        afterId: after?.id ?? '',
        limit,
      },
    );
    return rows.map(row => ({
      ...row,
      at: row.at.toISOString(),
      until: row.until?.toISOString() ?? null,
    }));
  }
}
