import { Knex } from 'knex';

/** Which published deployments: days half-open, a group with its descendants. */
export interface DeploymentScope {
  from: string;
  to: string;
  application?: string;
  group?: string;
  environment?: string;
  status?: string;
  source?: string;
  /** Successful ones of production only: what DORA counts. */
  delivered?: boolean;
}

/** The descendants of a group in the newest tree, itself included. A tree with a loop ends too. */
export const groupAndBelow = (db: Knex, group: string) =>
  db.raw(
    `with recursive tree as (
       select id, parent from deployment_group where run_id = (
         select run_id from publication where current order by period desc limit 1)
     ), below as (
       select ?::text collate "C" as id
       union
       select tree.id from tree join below on below.id = tree.parent
     )
     select id from below`,
    [group],
  );

const COLUMNS = {
  application: 'application_id',
  environment: 'environment',
  status: 'status',
  source: 'source',
} as const;

/** Narrows a query over `published_deployment as d`. */
export const narrow = (
  query: Knex.QueryBuilder,
  db: Knex,
  scope: DeploymentScope,
) => {
  query.where('d.day', '>=', scope.from).where('d.day', '<', scope.to);
  for (const [filter, column] of Object.entries(COLUMNS)) {
    const value = scope[filter as keyof typeof COLUMNS];
    if (value !== undefined) query.where(`d.${column}`, value);
  }
  if (scope.group !== undefined)
    query.whereRaw('d.group_id in (?)', [groupAndBelow(db, scope.group)]);
  if (scope.delivered)
    query.where('d.production', true).where('d.status', 'success');
};
