import { IncidentLink } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';

/** What a person decided on an incident. */
export interface IncidentOverride {
  source: string;
  incident: string;
  /** As the API has it; null where no deployment is the cause. */
  deployment: string | null;
  unplanned: boolean | null;
  comment: string;
  decidedBy: string;
}

interface LinkRow {
  version: number;
  deployment_id: string | null;
  unplanned: boolean | null;
  kind: IncidentLink['kind'];
  certainty: IncidentLink['certainty'];
  reason: IncidentLink['reason'];
  comment: string | null;
  decided_at: Date;
  decided_by: string;
}

const toLink = (row: LinkRow): IncidentLink => ({
  version: row.version,
  deployment: row.deployment_id,
  unplanned: row.unplanned,
  kind: row.kind,
  certainty: row.certainty,
  reason: row.reason,
  comment: row.comment,
  decidedAt: row.decided_at.toISOString(),
  decidedBy: row.decided_by,
});

/** Which deployment an incident is put down to: each decision is a version, and stays. */
export class IncidentLinkStore {
  readonly #trx: Knex;

  constructor(trx: Knex) {
    this.#trx = trx;
  }

  /** All decisions, the one that counts first. */
  async history(source: string, incident: string): Promise<IncidentLink[]> {
    const rows: LinkRow[] = await this.#trx('incident_link')
      .where({ source, incident_id: incident })
      .orderBy('version', 'desc');
    return rows.map(toLink);
  }

  /** Two people at once wait for each other until the transaction ends, so that each sees the version that the other made. */
  async lock(source: string, incident: string) {
    await this.#trx.raw(
      `select pg_advisory_xact_lock(hashtext('incident_link'), hashtext(?))`,
      [`${source} ${incident}`],
    );
  }

  /** Adds what a person decided, as the version that counts from now on. */
  async override(decision: IncidentOverride): Promise<IncidentLink> {
    const { source, incident, deployment } = decision;
    await this.lock(source, incident);
    const [row]: LinkRow[] = await this.#trx('incident_link')
      .insert({
        source,
        incident_id: incident,
        version: this.#trx.raw(
          `(select coalesce(max(version), 0) + 1 from incident_link
            where source = ? and incident_id = ?)`,
          [source, incident],
        ),
        deployment_source: deployment?.split(':')[0] ?? null,
        deployment_id: deployment,
        unplanned: decision.unplanned,
        kind: 'override',
        certainty: 'high',
        reason: 'override',
        comment: decision.comment,
        decided_by: decision.decidedBy,
      })
      .returning('*');
    return toLink(row);
  }
}
