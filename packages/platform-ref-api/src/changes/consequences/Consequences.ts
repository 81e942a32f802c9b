import { finopsRoutes } from '@rosetta/contracts/finops';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import { ChangeRequestConsequences, isOpen } from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import {
  SourceClients,
  SourceContext,
  queryService,
} from '../../sources/queryService';
import { ChangeRequestStore } from '../ChangeRequestStore';
import { planChanges } from '../planChanges';
import { affects, attributionOf } from './attributionOf';

/** Answers what applying a change request would move. */
export class Consequences {
  readonly #db: Knex;
  readonly #sources: SourceClients;

  constructor(db: Knex, sources: SourceClients) {
    this.#db = db;
    this.#sources = sources;
  }

  async get(
    id: string,
    context: SourceContext,
  ): Promise<ChangeRequestConsequences> {
    const request = await new ChangeRequestStore(this.#db).drafted(id);
    const about = { id, revision: request.revision };
    if (!isOpen(request)) return { ...about, affects: false, sources: [] };
    const body = attributionOf(await planChanges(this.#db, request.changes));
    if (!affects(body)) return { ...about, affects: false, sources: [] };
    const { finops, monitoring } = this.#sources;
    const [costs, deployments] = await Promise.all([
      queryService('finops', finops, finopsRoutes.previewAttribution, { body }, context), // prettier-ignore
      queryService('monitoring', monitoring, monitoringRoutes.previewAttribution, { body }, context), // prettier-ignore
    ]);
    return {
      ...about,
      affects: true,
      sources: [costs.source, deployments.source],
      costs: costs.value,
      deployments: deployments.value,
    };
  }
}
