import { Deployment } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import {
  DEPLOYMENT_ID,
  DeploymentPosition,
  DeploymentRow,
  pageOfDeployments,
  selectDeployments,
  toDeployment,
} from '../deployments/DeploymentReadModel';
import { applyScope, DoraScope } from './doraScope';
import { sinceIncidents } from './incidentsSince';
import { failedDeployments, unplannedDeployments } from './StabilityReadModel';

/** A published delivery or rollback. */
export type Delivered = Deployment & {
  kind: 'delivery' | 'rollback';
  unplanned: boolean;
  mergeRequests: number;
};

export interface DeliveredFilters extends DoraScope {
  /** Those that this metric counts. */
  metric?:
    | 'deploymentFrequency'
    | 'changeFailureRate'
    | 'recoveryTime'
    | 'reworkRate';
}

type Row = DeploymentRow & {
  kind: Delivered['kind'];
  unplanned: boolean;
  merge_requests: number;
};

/** Lists the deployments that DORA figures are of. */
export class DoraDeploymentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Newest first. */
  async page(
    { metric, ...scope }: DeliveredFilters,
    page: { limit: number; after?: DeploymentPosition },
  ): Promise<Delivered[]> {
    const isOfIncidents = metric === 'changeFailureRate' || metric === 'recoveryTime'; // prettier-ignore
    const days = isOfIncidents ? await sinceIncidents(this.#db, scope) : scope;
    const query = this.#select()
      .modify(each => applyScope(each, this.#db, 'v', days))
      .modify(each => this.#restrict(each, metric, scope.from));
    const rows: Row[] = await pageOfDeployments(query, page);
    return rows.map(row => ({
      ...toDeployment(row),
      kind: row.kind,
      unplanned: row.unplanned,
      mergeRequests: row.merge_requests,
    }));
  }

  /** When deployments of an application finished, in a range of instants; oldest first. */
  async instantsAround(
    application: string,
    from: string,
    to: Date,
  ): Promise<string[]> {
    const rows: { finished_at: Date }[] = await this.#db(
      'published_delivery as v',
    )
      .distinct('v.finished_at')
      .where('v.application_id', application)
      .whereIn('v.kind', ['delivery', 'rollback'])
      .whereRaw(`v.day >= (?::timestamptz at time zone 'UTC')::date`, [from])
      .whereRaw(`v.day <= (?::timestamptz at time zone 'UTC')::date`, [to])
      .where('v.finished_at', '>=', from)
      .where('v.finished_at', '<', to)
      .orderBy('v.finished_at');
    return rows.map(row => row.finished_at.toISOString());
  }

  #select() {
    return selectDeployments(this.#db)
      .join('published_delivery as v', join =>
        join
          .on('v.day', 'd.day')
          .andOn('v.source', 'd.source')
          .andOn('v.project', 'd.project')
          .andOn('v.external_id', 'd.external_id'),
      )
      .whereIn('v.kind', ['delivery', 'rollback'])
      .select('v.kind', {
        unplanned: this.#db.raw(`${DEPLOYMENT_ID} in (?)`, [
          unplannedDeployments(this.#db),
        ]),
        merge_requests: this.#db.raw(
          `(select count(*)::int from published_delivery_merge_request m
            where m.day = v.day and m.project = v.project and m.external_id = v.external_id)`,
        ),
      });
  }

  #restrict(
    query: Knex.QueryBuilder,
    metric: DeliveredFilters['metric'],
    from: string,
  ) {
    if (metric === 'deploymentFrequency') query.where('v.kind', 'delivery');
    if (metric === 'changeFailureRate' || metric === 'recoveryTime')
      query.whereRaw(
        `${DEPLOYMENT_ID} in (select f.deployment_id from (?) as f)`,
        [failedDeployments(this.#db, from)],
      );
    if (metric === 'reworkRate')
      query.whereRaw(`(v.kind = 'rollback' or ${DEPLOYMENT_ID} in (?))`, [
        unplannedDeployments(this.#db),
      ]);
  }
}
