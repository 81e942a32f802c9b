import { Deployment } from '@rosetta/contracts/monitoring';
import { Knex } from 'knex';
import { DeploymentFilters, applyDeploymentFilters } from './deploymentFilters';

/** The last deployment of a page; the next page starts after it. */
export interface DeploymentPosition {
  finishedAt: string;
  id: string;
}

export interface DeploymentRow {
  id: string;
  day: string;
  run_id: string;
  application_id: string;
  application_name: string | null;
  group_id: string | null;
  source: Deployment['source'];
  project: string;
  environment: string;
  tier: Deployment['tier'];
  production: boolean;
  ref: string | null;
  sha: string | null;
  status: Deployment['status'];
  created_at: Date | null;
  finished_at: Date;
  deployer: string | null;
  url: string | null;
  raw_dataset: string;
  raw_import: number;
  raw_row: number;
}

/** How readers know it. */
export const DEPLOYMENT_ID = `d.source || ':' || d.project || ':' || d.external_id`;

export const toDeployment = (row: DeploymentRow): Deployment => ({
  id: row.id,
  day: row.day,
  runId: row.run_id,
  application: {
    id: row.application_id,
    name: row.application_name ?? row.application_id,
    group: row.group_id,
  },
  source: row.source,
  project: row.project,
  environment: row.environment,
  tier: row.tier,
  production: row.production,
  ref: row.ref,
  sha: row.sha,
  status: row.status,
  createdAt: row.created_at?.toISOString() ?? null,
  finishedAt: row.finished_at.toISOString(),
  deployer: row.deployer,
  url: row.url,
  raw: { dataset: row.raw_dataset, id: `${row.raw_import}:${row.raw_row}` },
});

/** Published deployments with the names of their applications. */
export const selectDeployments = (db: Knex): Knex.QueryBuilder =>
  db('published_deployment as d')
    .leftJoin('deployment_application as a', join =>
      join.on('a.run_id', 'd.run_id').andOn('a.id', 'd.application_id'),
    )
    .select(
      { id: db.raw(DEPLOYMENT_ID), day: db.raw('d.day::text') },
      { application_name: 'a.name' },
      'd.run_id',
      'd.application_id',
      'd.group_id',
      'd.source',
      'd.project',
      'd.environment',
      'd.tier',
      'd.production',
      'd.ref',
      'd.sha',
      'd.status',
      'd.created_at',
      'd.finished_at',
      'd.deployer',
      'd.url',
      'd.raw_dataset',
      'd.raw_import',
      'd.raw_row',
    );

/** One page of deployments, the newest first. */
export const pageOfDeployments = (
  query: Knex.QueryBuilder,
  { limit, after }: { limit: number; after?: DeploymentPosition },
) =>
  query
    .modify(page => {
      if (after)
        page.whereRaw(
          `(d.finished_at, (${DEPLOYMENT_ID}) collate "C") < (?, ?)`,
          [after.finishedAt, after.id],
        );
    })
    .orderByRaw(`d.finished_at desc, (${DEPLOYMENT_ID}) collate "C" desc`)
    .limit(limit);

/** Lists published deployments. */
export class DeploymentReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Newest first. */
  async page(
    filters: DeploymentFilters,
    page: { limit: number; after?: DeploymentPosition },
  ): Promise<Deployment[]> {
    const query = selectDeployments(this.#db).modify(each =>
      applyDeploymentFilters(each, this.#db, filters),
    );
    const rows: DeploymentRow[] = await pageOfDeployments(query, page);
    return rows.map(toDeployment);
  }
}
