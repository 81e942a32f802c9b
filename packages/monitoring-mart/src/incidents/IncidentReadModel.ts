import { Incident, IncidentLink } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { groupAndDescendants } from '../deployments/deploymentFilters';
import { AttributedRow, isoOrNull, toApplication, toRaw } from './attributed';
import { firstInstant } from './firstInstant';
import { openIncident } from './openIncident';

/** Selects published incidents by when they were opened: a half-open range of instants or days. */
export interface IncidentFilters {
  from: string;
  to: string;
  /** One, or several with a comma between them. */
  application?: string;
  group?: string;
  priority?: number;
  /** Only those that count in figures, or only the others. */
  counts?: boolean;
  /** Only those that go on. */
  open?: boolean;
}

/** The last incident of a page; the next page starts after it. */
export interface IncidentPosition {
  openedAt: string;
  id: string;
}

interface IncidentRow extends AttributedRow {
  day: string;
  run_id: string;
  incident_id: string;
  number: string;
  priority: number | null;
  state: string;
  title: string;
  url: string | null;
  opened_at: Date;
  began_at: Date | null;
  resolved_at: Date | null;
  not_counted_reason: Incident['notCounted'];
  caused_by: string | null;
  problem: string | null;
  link_version: number | null;
  deployment_id: string | null;
  unplanned: boolean | null;
  link_kind: IncidentLink['kind'];
  certainty: IncidentLink['certainty'];
  link_reason: IncidentLink['reason'];
  comment: string | null;
  decided_at: Date;
  decided_by: string;
}

/** An incident of two applications is there once for each. */
const ID = `i.source || ':' || i.incident_id || ':' || i.application_id`;

const linkOf = (row: IncidentRow): IncidentLink | null =>
  row.link_version === null
    ? null
    : {
        version: row.link_version,
        deployment: row.deployment_id,
        unplanned: row.unplanned,
        kind: row.link_kind,
        certainty: row.certainty,
        reason: row.link_reason,
        comment: row.comment,
        decidedAt: row.decided_at.toISOString(),
        decidedBy: row.decided_by,
      };

const toIncident = (row: IncidentRow): Incident => ({
  source: row.source as Incident['source'],
  id: row.incident_id,
  number: row.number,
  day: row.day,
  runId: row.run_id,
  application: toApplication(row),
  priority: row.priority,
  state: row.state,
  title: row.title,
  url: row.url,
  openedAt: row.opened_at.toISOString(),
  beganAt: isoOrNull(row.began_at),
  resolvedAt: isoOrNull(row.resolved_at),
  notCounted: row.not_counted_reason,
  causedBy: row.caused_by,
  problem: row.problem,
  link: linkOf(row),
  raw: toRaw(row),
});

/** Lists published incidents, each with the deployment that it is put down to. */
export class IncidentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** All of a window, newest first: what DORA figures are computed from. */
  async ofWindow(filters: IncidentFilters): Promise<Incident[]> {
    const rows = await this.#select().modify(query =>
      this.#filter(query, filters),
    );
    return rows.map(toIncident);
  }

  /** Those that are put down to one of these deployments, whenever they were opened. */
  async ofDeployments(deployments: readonly string[]): Promise<Incident[]> {
    const rows = await this.#select().whereRaw(
      'l.deployment_id = any(?::text[])',
      [[...deployments]],
    );
    return rows.map(toIncident);
  }

  /** An incident, once for each of its applications. */
  async find(source: string, id: string): Promise<Incident[]> {
    const rows = await this.#select().where({
      'i.source': source,
      'i.incident_id': id,
    });
    return rows.map(toIncident);
  }

  /** Newest first. */
  async page(
    filters: IncidentFilters,
    { limit, after }: { limit: number; after?: IncidentPosition },
  ): Promise<(Incident & { position: IncidentPosition })[]> {
    const rows: IncidentRow[] = await this.#select()
      .modify(query => {
        this.#filter(query, filters);
        if (after)
          query.whereRaw(`(i.opened_at, (${ID}) collate "C") < (?, ?)`, [
            after.openedAt,
            after.id,
          ]);
      })
      .limit(limit);
    return rows.map(row => ({
      ...toIncident(row),
      position: {
        openedAt: row.opened_at.toISOString(),
        id: `${row.source}:${row.incident_id}:${row.application_id}`,
      },
    }));
  }

  #filter(query: Knex.QueryBuilder, filters: IncidentFilters) {
    const { application, group, priority, counts, open } = filters;
    const [from, to] = [filters.from, filters.to].map(firstInstant);
    query.where('i.opened_at', '>=', from).where('i.opened_at', '<', to);
    // Days too: instants alone would read the runs of all days.
    query
      .whereRaw(`i.day >= (?::timestamptz at time zone 'UTC')::date`, [from])
      .whereRaw(`i.day <= (?::timestamptz at time zone 'UTC')::date`, [to]);
    if (application !== undefined)
      query.whereIn('i.application_id', application.split(','));
    if (group !== undefined)
      query.whereRaw('i.group_id in (?)', [
        groupAndDescendants(this.#db, group),
      ]);
    if (priority !== undefined) query.where('i.priority', priority);
    if (counts !== undefined) query.where('i.counts', counts);
    if (open) query.whereRaw(openIncident('i'));
  }

  #select(): Knex.QueryBuilder<any, IncidentRow[]> {
    return this.#db('published_incident as i')
      .leftJoin('current_incident_link as l', join =>
        join.on('l.source', 'i.source').andOn('l.incident_id', 'i.incident_id'),
      )
      .select('i.run_id', 'i.source', 'i.incident_id', 'i.number')
      .select('i.application_id', 'i.application_name', 'i.group_id')
      .select('i.priority', 'i.state', 'i.title', 'i.url')
      .select('i.opened_at', 'i.began_at', 'i.resolved_at')
      .select('i.not_counted_reason', 'i.caused_by', 'i.problem')
      .select('i.raw_dataset', 'i.raw_import', 'i.raw_row')
      .select('l.deployment_id', 'l.unplanned', 'l.certainty', 'l.comment')
      .select('l.decided_at', 'l.decided_by')
      .select({
        day: this.#db.raw('i.day::text'),
        link_version: 'l.version',
        link_kind: 'l.kind',
        link_reason: 'l.reason',
      })
      .orderByRaw(`i.opened_at desc, (${ID}) collate "C" desc`) as any;
  }
}
