import { Knex } from 'knex';
import { groupAndDescendants } from '../deployments/deploymentFilters';

/** What figures are of: a half-open range of days, an application, a group with its descendants. */
export interface DoraScope {
  from: string;
  to: string;
  /** One, or several with a comma between them. */
  application?: string;
  group?: string;
}

/** What figures are given by. */
export type DoraKey = 'application' | 'group' | 'month';

/** Restricts a query over a table with a day, an application and a group. */
export const applyScope = (
  query: Knex.QueryBuilder,
  db: Knex,
  alias: string,
  { from, to, application, group }: DoraScope,
) => {
  query.where(`${alias}.day`, '>=', from).where(`${alias}.day`, '<', to);
  if (application !== undefined)
    query.whereIn(`${alias}.application_id`, application.split(','));
  if (group !== undefined)
    query.whereRaw('??.group_id in (?)', [
      alias,
      groupAndDescendants(db, group),
    ]);
};

const KEYS: Record<DoraKey, string> = {
  application: '??.application_id',
  group: '??.group_id',
  month: `to_char(??.day, 'YYYY-MM')`,
};

/** The column that figures are given by; null of all together. */
export const keyOf = (db: Knex, alias: string, by: DoraKey | null) =>
  by === null ? db.raw('null::text') : db.raw(KEYS[by], [alias]);

/** How readers know a deployment. */
export const deploymentId = (alias: string) =>
  `${alias}.source || ':' || ${alias}.project || ':' || ${alias}.external_id`;

/** From one instant to another; null where one is not known, or where it is negative. */
export const minutesBetween = (from: string, to: string) =>
  `(case when ${to} >= ${from} then extract(epoch from ${to} - ${from})::float8 / 60 end)`;

/** The lower median: the value at position ⌈n/2⌉. */
export const lowerMedianOf = (value: string) =>
  `percentile_disc(0.5) within group (order by ${value})`;
