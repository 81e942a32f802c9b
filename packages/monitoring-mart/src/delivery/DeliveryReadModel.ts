import { DateRange } from '@rosetta/contracts/values';
import { Knex } from 'knex';
import { groupAndDescendants } from '../deployments/deploymentFilters';
import { DELIVERY_JOB, DEPLOYMENTS_JOB } from '../jobs';

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

/** Reads what delivery metrics are of, and which days were looked at. */
export class DeliveryReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Applications that could deploy on the last published day of the range. */
  async applications(range: DateRange): Promise<KnownApplication[]> {
    return this.#db('deployment_application as a')
      .where('a.run_id', this.#lastRun(range))
      .select('a.id', 'a.name', { group: 'a.group_id' });
  }

  /** The last names of applications that are no longer there on that day. */
  async formerApplications(ids: readonly string[], range: DateRange) {
    const rows: { id: string; name: string }[] = await this.#deploymentRuns(
      range,
    )
      .join('deployment_application as a', 'a.run_id', 'p.run_id')
      .whereRaw('a.id = any(?)', [[...ids]])
      .distinctOn('a.id')
      .select('a.id', 'a.name')
      .orderBy(['a.id', { column: 'p.period', order: 'desc' }]);
    return rows;
  }

  /** Names of groups on the last published day of the range. */
  async groups(range: DateRange) {
    const rows: { id: string; name: string }[] = await this.#db(
      'deployment_group as g',
    )
      .where('g.run_id', this.#lastRun(range))
      .select('g.id', 'g.name');
    return rows;
  }

  /** A group and its descendants, in the newest tree. */
  async descendantGroups(group: string): Promise<string[]> {
    const { rows } = await groupAndDescendants(this.#db, group);
    return rows.map(({ id }: { id: string }) => id);
  }

  /**
   * The first and last day looked at: on a day between them without a run nothing was deployed.
   * The first has a deployment, as a run may be asked for of any day.
   */
  async observedDays(): Promise<Pick<PublishedDays, 'first' | 'last'>> {
    const first = this.#db('deployment as d')
      .join('publication as p', 'p.run_id', 'd.run_id')
      .select('d.day')
      .where('p.current', true)
      .orderBy('d.day')
      .limit(1);
    return this.#published().first({
      first: this.#db.raw('greatest((?)::text, min(period))', [first]),
      last: this.#db.raw('max(period)'),
    });
  }

  /** The days of the range that have a published run. */
  async published({ from, to }: DateRange): Promise<PublishedDays> {
    const row = await this.#published()
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

  #published() {
    return this.#db('publication').where({
      job: DELIVERY_JOB.name,
      current: true,
    });
  }

  #deploymentRuns({ from, to }: DateRange) {
    return this.#db('publication as p')
      .where({ 'p.job': DEPLOYMENTS_JOB.name, 'p.current': true })
      .where('p.period', '>=', from)
      .where('p.period', '<', to);
  }

  #lastRun(range: DateRange) {
    return this.#deploymentRuns(range)
      .select('p.run_id')
      .orderBy('p.period', 'desc')
      .limit(1);
  }
}
