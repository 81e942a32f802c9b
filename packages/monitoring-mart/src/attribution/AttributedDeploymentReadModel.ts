import { Knex } from 'knex';

/** A published deployment, as far as it says whose it is. */
export interface AttributedDeployment {
  source: 'gitlab' | 'argocd';
  project: string;
  /** Of Argo CD, where it is known. */
  namespace: string | null;
  production: boolean;
  finishedAt: string;
}

interface Row {
  source: AttributedDeployment['source'];
  project: string;
  external_id: string;
  production: boolean;
  finished_at: Date;
}

/** An Argo CD deployment is known as `namespace/id@instant`. */
const namespaceOf = ({ source, external_id: id }: Row) =>
  source === 'argocd' ? id.slice(0, id.indexOf('/')) || null : null;

/** Reads published deployments, to attribute them in another way. */
export class AttributedDeploymentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Whether any deployment is published. */
  async hasAny(): Promise<boolean> {
    return Boolean(await this.#db('published_deployment as d').first('d.day'));
  }

  /** Where those of some projects that finished since an instant came from, each once: they may be many. */
  async origins(
    since: string,
    projects: readonly string[],
  ): Promise<Pick<AttributedDeployment, 'source' | 'project' | 'namespace'>[]> {
    return this.#db('published_deployment as d')
      .distinct()
      .select('d.source', 'd.project', {
        namespace: this.#db.raw(
          `case d.source when 'argocd' then nullif(split_part(d.external_id, '/', 1), '') end`,
        ),
      })
      .where('d.finished_at', '>=', since)
      .whereRaw('d.project = any(?::text[])', [[...projects]]);
  }

  /** Those of some projects or applications that finished since an instant. */
  async list(
    since: string,
    {
      projects,
      applications,
    }: { projects: readonly string[]; applications: readonly string[] },
  ): Promise<AttributedDeployment[]> {
    const rows: Row[] = await this.#db('published_deployment as d')
      .select('d.source', 'd.project', 'd.external_id')
      .select('d.production', 'd.finished_at')
      .where('d.finished_at', '>=', since)
      .whereRaw(
        '(d.project = any(?::text[]) or d.application_id = any(?::text[]))',
        [[...projects], [...applications]],
      );
    return rows.map(row => ({
      source: row.source,
      project: row.project,
      namespace: namespaceOf(row),
      production: row.production,
      finishedAt: row.finished_at.toISOString(),
    }));
  }
}
