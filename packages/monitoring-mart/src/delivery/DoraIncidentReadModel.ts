import { Incident } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import {
  IncidentPosition,
  IncidentReadModel,
} from '../incidents/IncidentReadModel';
import { applyScope, deploymentId, DoraScope } from './doraScope';
import { sinceIncidents } from './incidentsSince';

/** An incident, and when the deployment that it is put down to finished. */
export type AttributedIncident = Incident & {
  deployedAt: string | null;
  position: IncidentPosition;
};

interface KeyRow {
  id: string;
  opened_at: Date;
  deployment_id: string;
  finished_at: Date;
}

const ID = `i.source || ':' || i.incident_id || ':' || i.application_id`;

/** Lists the incidents that are put down to deployments. */
export class DoraIncidentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Those that count, of deployments in the scope on days of which incidents are known; newest first. */
  async page(
    scope: DoraScope,
    { limit, after }: { limit: number; after?: IncidentPosition },
  ): Promise<AttributedIncident[]> {
    const days = await sinceIncidents(this.#db, scope);
    const keys: KeyRow[] = await this.#db('published_incident as i')
      .join('current_incident_link as l', join =>
        join.on('l.source', 'i.source').andOn('l.incident_id', 'i.incident_id'),
      )
      .joinRaw('join published_delivery as v on ?? = l.deployment_id', [
        this.#db.raw(deploymentId('v')),
      ] as any)
      .where('i.counts', true)
      .whereIn('v.kind', ['delivery', 'rollback'])
      .modify(query => applyScope(query, this.#db, 'v', days))
      .modify(query => {
        if (after)
          query.whereRaw(`(i.opened_at, (${ID}) collate "C") < (?, ?)`, [
            after.openedAt,
            after.id,
          ]);
      })
      .select('i.opened_at', 'l.deployment_id', 'v.finished_at', {
        id: this.#db.raw(ID),
      })
      .orderByRaw(`i.opened_at desc, (${ID}) collate "C" desc`)
      .limit(limit);
    return this.#incidentsOf(keys);
  }

  async #incidentsOf(keys: readonly KeyRow[]): Promise<AttributedIncident[]> {
    const all = await new IncidentReadModel(this.#db).ofDeployments(
      keys.map(key => key.deployment_id),
    );
    const byId = new Map(
      all.map(each => [
        `${each.source}:${each.id}:${each.application.id}`,
        each,
      ]),
    );
    return keys.flatMap(key => {
      const incident = byId.get(key.id);
      if (!incident) return [];
      const position = { openedAt: key.opened_at.toISOString(), id: key.id };
      return [
        { ...incident, deployedAt: key.finished_at.toISOString(), position },
      ];
    });
  }
}
