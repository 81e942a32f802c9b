import { Knex } from 'knex';
import { DEPLOYMENTS_JOB } from '../jobs';

/** Selects published deployments: a half-open range of days, a group with its descendants. */
export interface DeploymentFilters {
  from: string;
  to: string;
  application?: string;
  group?: string;
  environment?: string;
  status?: string;
  source?: string;
}

/** A group and its descendants in the newest tree. `union` ends a cycle. */
export const groupAndDescendants = (db: Knex, group: string) =>
  db.raw(
    `with recursive tree as (
       select id, parent from deployment_group where run_id = (
         select run_id from publication
         where job = ? and current order by period desc limit 1)
     ), below as (
       select ?::text collate "C" as id
       union
       select tree.id from tree join below on below.id = tree.parent
     )
     select id from below`,
    [DEPLOYMENTS_JOB.name, group],
  );

const COLUMNS = {
  application: 'application_id',
  environment: 'environment',
  status: 'status',
  source: 'source',
} as const;

/** Applies filters to a query over `published_deployment as d`. */
export const applyDeploymentFilters = (
  query: Knex.QueryBuilder,
  db: Knex,
  filters: DeploymentFilters,
) => {
  query.where('d.day', '>=', filters.from).where('d.day', '<', filters.to);
  for (const [name, column] of Object.entries(COLUMNS)) {
    const value = filters[name as keyof typeof COLUMNS];
    if (value !== undefined) query.where(`d.${column}`, value);
  }
  if (filters.group !== undefined)
    query.whereRaw('d.group_id in (?)', [
      groupAndDescendants(db, filters.group),
    ]);
};
