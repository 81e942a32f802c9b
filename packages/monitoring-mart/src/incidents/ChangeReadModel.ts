import { ChangeRequest } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { groupAndDescendants } from '../deployments/deploymentFilters';
import { AttributedRow, isoOrNull, toApplication, toRaw } from './attributed';
import { firstInstant } from './firstInstant';

/** Selects published change requests by when they are planned, else were done: a half-open range of instants or days. */
export interface ChangeFilters {
  from: string;
  to: string;
  applications?: readonly string[];
  group?: string;
  type?: string;
}

export interface ChangePosition {
  at: string;
  id: string;
}

/** A change request, without what is found out by looking at others. */
export type KnownChange = Omit<ChangeRequest, 'deployments'>;

interface ChangeRow extends AttributedRow {
  day: string;
  run_id: string;
  change_id: string;
  number: string;
  type: ChangeRequest['type'];
  state: string;
  risk: string | null;
  title: string;
  url: string | null;
  at: Date;
  planned_start: Date | null;
  planned_end: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
  correlation: string | null;
}

const ID = `c.source || ':' || c.change_id || ':' || c.application_id`;

const toChange = (row: ChangeRow): KnownChange => ({
  source: row.source as ChangeRequest['source'],
  id: row.change_id,
  number: row.number,
  day: row.day,
  runId: row.run_id,
  application: toApplication(row),
  type: row.type,
  state: row.state,
  risk: row.risk,
  title: row.title,
  url: row.url,
  at: row.at.toISOString(),
  plannedStart: isoOrNull(row.planned_start),
  plannedEnd: isoOrNull(row.planned_end),
  startedAt: isoOrNull(row.started_at),
  endedAt: isoOrNull(row.ended_at),
  correlation: row.correlation,
  raw: toRaw(row),
});

/** Lists published change requests. */
export class ChangeReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** All of a window, newest first. */
  async ofWindow(filters: ChangeFilters): Promise<KnownChange[]> {
    const rows = await this.#select(filters);
    return rows.map(toChange);
  }

  /** Newest first. */
  async page(
    filters: ChangeFilters,
    { limit, after }: { limit: number; after?: ChangePosition },
  ): Promise<(KnownChange & { position: ChangePosition })[]> {
    const rows: ChangeRow[] = await this.#select(filters)
      .modify(query => {
        if (after)
          query.whereRaw(`(c.at, (${ID}) collate "C") < (?, ?)`, [
            after.at,
            after.id,
          ]);
      })
      .limit(limit);
    return rows.map(row => ({
      ...toChange(row),
      position: {
        at: row.at.toISOString(),
        id: `${row.source}:${row.change_id}:${row.application_id}`,
      },
    }));
  }

  #select({ from, to, applications, group, type }: ChangeFilters) {
    const query = this.#db('published_change_request as c')
      .select('c.run_id', 'c.source', 'c.change_id', 'c.number', 'c.type')
      .select('c.application_id', 'c.application_name', 'c.group_id')
      .select('c.state', 'c.risk', 'c.title', 'c.url', 'c.at')
      .select('c.planned_start', 'c.planned_end', 'c.started_at', 'c.ended_at')
      .select('c.correlation', 'c.raw_dataset', 'c.raw_import', 'c.raw_row')
      .select({ day: this.#db.raw('c.day::text') })
      .where('c.at', '>=', firstInstant(from))
      .where('c.at', '<', firstInstant(to))
      .orderByRaw(`c.at desc, (${ID}) collate "C" desc`);
    if (applications)
      query.whereRaw('c.application_id = any(?::text[])', [[...applications]]);
    if (group !== undefined)
      query.whereRaw('c.group_id in (?)', [
        groupAndDescendants(this.#db, group),
      ]);
    if (type !== undefined) query.where('c.type', type);
    return query as Knex.QueryBuilder<any, ChangeRow[]>;
  }
}
