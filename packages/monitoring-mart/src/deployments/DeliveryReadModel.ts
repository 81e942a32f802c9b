import { Knex } from 'knex';
import {
  DeploymentFilters,
  groupAndDescendants,
  applyDeploymentFilters,
} from './deploymentFilters';

/** A day with successful production deployments of an application. */
export interface DeliveryDay {
  application: string;
  /** The group that owned it on that day. */
  group: string | null;
  day: string;
  deployments: number;
}

export interface KnownApplication {
  id: string;
  name: string;
  group: string | null;
}

export interface PublishedDays {
  days: number;
  first: string | null;
  last: string | null;
  at: string | null;
}

/** Reads what delivery metrics are computed from. */
export class DeliveryReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Days with a successful production deployment, by application. */
  async days(filters: DeploymentFilters): Promise<DeliveryDay[]> {
    return this.#db('published_deployment as d')
      .select(
        { application: 'd.application_id', group: 'd.group_id' },
        {
          day: this.#db.raw('d.day::text'),
          deployments: this.#db.raw('count(*)::int'),
        },
      )
      .modify(query =>
        applyDeploymentFilters(query, this.#db, {
          ...filters,
          delivered: true,
        }),
      )
      .groupBy('d.application_id', 'd.group_id', 'd.day')
      .orderBy(['d.day', 'd.application_id']);
  }

  /** Applications that could deploy in the range, with their names in its last run. */
  async applications({
    from,
    to,
  }: DeploymentFilters): Promise<KnownApplication[]> {
    return this.#db('deployment_application as a')
      .join('publication as p', 'p.run_id', 'a.run_id')
      .distinctOn('a.id')
      .select('a.id', 'a.name', { group: 'a.group_id' })
      .where('p.current', true)
      .where('p.period', '>=', from)
      .where('p.period', '<', to)
      .orderBy(['a.id', { column: 'p.period', order: 'desc' }]);
  }

  /** Names of groups in the last run of the range. */
  async groups({ from, to }: DeploymentFilters) {
    const rows: { id: string; name: string }[] = await this.#db(
      'deployment_group as g',
    )
      .join('publication as p', 'p.run_id', 'g.run_id')
      .distinctOn('g.id')
      .select('g.id', 'g.name')
      .where('p.current', true)
      .where('p.period', '>=', from)
      .where('p.period', '<', to)
      .orderBy(['g.id', { column: 'p.period', order: 'desc' }]);
    return rows;
  }

  /** A group and its descendants, in the newest tree. */
  async descendantGroups(group: string): Promise<string[]> {
    const { rows } = await groupAndDescendants(this.#db, group);
    return rows.map(({ id }: { id: string }) => id);
  }

  /**
   * The first and last observed day: on a day between them without a run nothing was deployed.
   * The first has a deployment, as a run may also contain deployments that do not count.
   */
  async observedDays(): Promise<Pick<PublishedDays, 'first' | 'last'>> {
    const first = this.#db('deployment as d')
      .join('publication as p', 'p.run_id', 'd.run_id')
      .select('d.day')
      .where('p.current', true)
      .orderBy('d.day')
      .limit(1);
    const last = this.#db('publication').where('current', true).max('period');
    return this.#db.first(
      this.#db.raw('(?)::text as first', [first]),
      this.#db.raw('(?) as last', [last]),
    );
  }

  /** The days of the range that have a published run. */
  async published({ from, to }: DeploymentFilters): Promise<PublishedDays> {
    const row = await this.#db('publication')
      .where('current', true)
      .where('period', '>=', from)
      .where('period', '<', to)
      .first({
        days: this.#db.raw('count(*)::int'),
        first: this.#db.raw('min(period)'),
        last: this.#db.raw('max(period)'),
        at: this.#db.raw('max(published_at)'),
      });
    return { ...row, at: row.at?.toISOString() ?? null };
  }
}
