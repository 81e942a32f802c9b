import { Knex } from 'knex';
import { deploymentId } from '../delivery/doraScope';
import { failedDeployments } from '../delivery/StabilityReadModel';

/** What DORA figures are made of: a successful production deployment, or a merge request that one carried. */
export interface AttributedDelivery {
  what: 'delivery' | 'rollback' | 'mergeRequest';
  source: 'gitlab' | 'argocd';
  project: string;
  /** Of Argo CD, where it is known. */
  namespace: string | null;
  day: string;
  finishedAt: string;
  /** Of a merge request: since its first commit, null where that is not known. Of a failed deployment: until it recovered. */
  minutes: number | null;
  failed: boolean;
  unresolved: boolean;
}

interface Row extends Omit<AttributedDelivery, 'namespace' | 'finishedAt'> {
  external_id: string;
  finished_at: Date;
}

interface Keys {
  projects: readonly string[];
  applications: readonly string[];
}

/** Reads deliveries and what they carried, to attribute them in another way. */
export class AttributedDeliveryReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Those of some projects or applications, since a day. */
  async list(since: string, keys: Keys): Promise<AttributedDelivery[]> {
    const all = await Promise.all([
      this.#deliveries(since, keys),
      this.#mergeRequests(since, keys),
    ]);
    return all.flat().map(({ external_id: id, finished_at, ...row }) => ({
      ...row,
      namespace:
        row.source === 'argocd' ? id.slice(0, id.indexOf('/')) || null : null,
      finishedAt: finished_at.toISOString(),
    }));
  }

  async #deliveries(since: string, keys: Keys): Promise<Row[]> {
    const raw = (sql: string) => this.#db.raw(sql);
    return this.#of('published_delivery', since, keys)
      .joinRaw('left join (?) as f on f.deployment_id = ??', [
        failedDeployments(this.#db, since),
        raw(deploymentId('d')),
      ] as any)
      .whereIn('d.kind', ['delivery', 'rollback'])
      .select('d.source', {
        what: 'd.kind',
        failed: raw('f.deployment_id is not null'),
        unresolved: raw('coalesce(f.unresolved, false)'),
        minutes:
          raw(`case when not f.unresolved and f.resolved_at >= d.finished_at
          then extract(epoch from f.resolved_at - d.finished_at)::float8 / 60 end`),
      });
  }

  async #mergeRequests(since: string, keys: Keys): Promise<Row[]> {
    const raw = (sql: string) => this.#db.raw(sql);
    return this.#of('published_delivery_merge_request', since, keys).select({
      source: raw(`'gitlab'`),
      what: raw(`'mergeRequest'`),
      failed: raw('false'),
      unresolved: raw('false'),
      minutes: raw(`case when d.first_commit_at <= d.finished_at
        then extract(epoch from d.finished_at - d.first_commit_at)::float8 / 60 end`),
    });
  }

  #of(view: string, since: string, { projects, applications }: Keys) {
    return this.#db(`${view} as d`)
      .select('d.project', 'd.external_id', 'd.finished_at', {
        day: this.#db.raw('d.day::text'),
      })
      .where('d.day', '>=', since)
      .whereRaw(
        '(d.project = any(?::text[]) or d.application_id = any(?::text[]))',
        [[...projects], [...applications]],
      );
  }
}
