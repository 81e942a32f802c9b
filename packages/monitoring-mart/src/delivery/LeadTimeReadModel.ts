import { Knex } from 'knex';
import {
  applyScope,
  DoraKey,
  DoraScope,
  keyOf,
  lowerMedianOf,
  minutesBetween,
} from './doraScope';

/** How long merge requests took to production; medians are the lower ones, in minutes. */
export interface LeadTimes {
  key: string | null;
  requests: number;
  /** Of the requests: written after they were deployed. */
  negative: number;
  /** Of the requests: without a known commit. */
  unknown: number;
  lead: number | null;
  coding: number | null;
  pickup: number | null;
  review: number | null;
  deploy: number | null;
}

const PARTS = {
  lead: ['m.first_commit_at', 'm.finished_at'],
  coding: ['m.first_commit_at', 'm.created_at'],
  pickup: ['m.created_at', 'm.first_review_at'],
  review: ['m.first_review_at', 'm.merged_at'],
  deploy: ['m.merged_at', 'm.finished_at'],
} as const;

/** Merge requests of the range that no deployment had carried at its end. */
export const waitingRequests = (db: Knex, scope: DoraScope) =>
  db('merge_request as m')
    .join('publication as p', 'p.run_id', 'm.run_id')
    .where('p.current', true)
    .modify(query => applyScope(query, db, 'm', scope))
    .whereRaw(
      `not exists (
         select from delivery_merge_request c
           join publication q on q.run_id = c.run_id and q.current
         where c.project = m.project and c.iid = m.iid
           and c.finished_at < ?::date::timestamp at time zone 'UTC')`,
      [scope.to],
    );

/** Reads how long it takes from the first commit to production. */
export class LeadTimeReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Of merge requests whose deployment finished in the range. */
  async times(scope: DoraScope, by: DoraKey | null): Promise<LeadTimes[]> {
    const medians = Object.entries(PARTS).map(([name, [from, to]]) => [
      name,
      this.#db.raw(lowerMedianOf(minutesBetween(from, to))),
    ]);
    return this.#db('published_delivery_merge_request as m')
      .select({
        key: keyOf(this.#db, 'm', by),
        requests: this.#db.raw('count(*)::int'),
        negative: this.#db.raw(
          'count(*) filter (where m.first_commit_at > m.finished_at)::int',
        ),
        unknown: this.#db.raw(
          'count(*) filter (where m.first_commit_at is null)::int',
        ),
        ...Object.fromEntries(medians),
      })
      .modify(query => applyScope(query, this.#db, 'm', scope))
      .groupByRaw('1');
  }

  /** How many were merged in the range, and not in production at its end. */
  async waiting(scope: DoraScope, by: DoraKey | null) {
    const rows: { key: string | null; waiting: number }[] =
      await waitingRequests(this.#db, scope)
        .select({
          key: keyOf(this.#db, 'm', by),
          waiting: this.#db.raw('count(*)::int'),
        })
        .groupByRaw('1');
    return new Map(rows.map(({ key, waiting }) => [key, waiting]));
  }

  /** Whether any merge request has ever been published. */
  async hasAny(): Promise<boolean> {
    return Boolean(await this.#db('merge_request').first('project'));
  }
}
