import { InputError, NotFoundError } from '@backstage/errors';
import { Incident, IncidentLink } from '@rosetta/contracts/monitoring';
import {
  ChangeDeploymentReadModel,
  IncidentLinkStore,
  IncidentOverride,
  IncidentReadModel,
  monitoringAudit,
  SuspectReadModel,
} from '@rosetta/monitoring-mart';
import { DAYS } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { Dependencies } from './Dependencies';
import { rankSuspects } from './rankSuspects';

const HOUR_MS = 60 * 60 * 1_000;
/** How old a deployment may be that an incident is put down to, as runs look for it. */
const CAUSE_DAYS = 62;

/** Incidents, and what may have brought them about. */
export class IncidentService {
  readonly #db: Knex;
  readonly #incidents: IncidentReadModel;
  readonly #suspects: SuspectReadModel;
  readonly #pairs: ChangeDeploymentReadModel;
  readonly #dependencies: Dependencies;

  constructor(db: Knex, dependencies: Dependencies) {
    this.#db = db;
    this.#incidents = new IncidentReadModel(db);
    this.#suspects = new SuspectReadModel(db);
    this.#pairs = new ChangeDeploymentReadModel(db);
    this.#dependencies = dependencies;
  }

  /** An incident, once for each application that it is of. */
  async find(source: string, id: string): Promise<[Incident, ...Incident[]]> {
    const [first, ...rest] = await this.#incidents.find(source, id);
    if (!first)
      throw new NotFoundError(
        `There is no published incident "${id}" of ${source}; GET /v1/incidents lists those there are`,
      );
    return [first, ...rest];
  }

  /** Every decision on an incident, the one that counts first. */
  async links(source: string, id: string): Promise<IncidentLink[]> {
    await this.find(source, id);
    return new IncidentLinkStore(this.#db).history(source, id);
  }

  /**
   * Puts an incident down to what a person says, as a new version, and records it in the audit.
   * @param requestId - what the logs know the request by
   * @throws InputError where the deployment is not among the published ones of the time before it
   */
  async override(
    decision: IncidentOverride,
    requestId: string,
  ): Promise<IncidentLink> {
    const { source, incident, deployment } = decision;
    const [{ openedAt }] = await this.find(source, incident);
    const toDay = openedAt.slice(0, 10);
    const days = { fromDay: DAYS.add(toDay, -CAUSE_DAYS), toDay };
    if (deployment && !(await this.#suspects.hasDeployment(deployment, days)))
      throw new InputError(
        `deployment: there is no published deployment "${deployment}" from ${days.fromDay} to ${toDay}, when the incident was opened; GET /v1/incidents/${source}/${incident}/suspects and GET /v1/dora/deployments list those there are`,
      );
    return this.#db.transaction(async trx => {
      const store = new IncidentLinkStore(trx);
      await store.lock(source, incident);
      const [before = null] = await store.history(source, incident);
      const after = await store.override(decision);
      await monitoringAudit(trx).append([
        {
          ...{ actor: decision.decidedBy, requestId, before, after },
          kind: 'incident-link',
          entityId: `${source}:${incident}`,
          op: before ? 'update' : 'create',
          reason: decision.comment,
        },
      ]);
      return after;
    });
  }

  /** What changed in the hours before it began, of its applications and of what these depend on. */
  async suspects(source: string, id: string, hours: number) {
    const incidents = await this.find(source, id);
    const [incident] = incidents;
    const to = incident.beganAt ?? incident.openedAt;
    const from = new Date(Date.parse(to) - hours * HOUR_MS).toISOString();
    const applications = new Set(incidents.map(each => each.application.id));
    const dependencies = await this.#dependencies.read();
    const needed = [...applications].flatMap(app => dependencies.of(app));
    const window = { from, to, applications: [...applications, ...needed] };
    const [deployments, changes, pairs] = await Promise.all([
      this.#suspects.deployments(window),
      this.#suspects.changes(window),
      this.#pairs.ofChanges({
        from: from.slice(0, 10),
        to: DAYS.add(to.slice(0, 10), 1),
        applications: window.applications,
      }),
    ]);
    return {
      incident,
      from,
      to,
      dependenciesKnown: dependencies.known,
      items: rankSuspects({
        incident,
        applications,
        deployments,
        changes,
        changed: new Set(pairs.map(({ deployment }) => deployment)),
        from,
        to,
      }),
    };
  }
}
