import {
  CHARGE_FILTERS,
  CostFilters,
  NONE,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { DateRange } from '@rosetta/contracts/values';
import { Knex } from 'knex';
import { hashExpression, tagsExpression } from '../charges/filterExpressions';

/** A run and the month it is of. */
export interface RunRef {
  period: string;
  runId: string;
  /** Restatements of closed months that are part of it. */
  bookings?: readonly string[];
}

/** Filters of a request, and of what it compares. */
export interface CostScope extends CostFilters {
  /** Days on which charges begin, half-open: only direct and unallocated ones, as indirect cost has no day. */
  days?: DateRange;
}

/** Filters as queries take them: keys of names that facts carry as they are become those names. */
export interface ResolvedFilters
  extends Omit<CostScope, 'provider' | 'chargeCategory'> {
  providers?: string[];
  chargeCategories?: string[];
}

const COLUMNS = {
  domain: 'domain',
  family: 'family',
  product: 'product',
  billingAccount: 'billing_account',
} as const;

/** The runs of a query, as `whereIn` takes them. */
export const toRunKeys = (runs: readonly RunRef[]) =>
  runs.map(({ period, runId }) => [period, runId]);

/** The application that bears a cost, or the empty text: null would have no place in an order. */
export const ownerExpression = (table: string) =>
  `coalesce(${table}.application_id, '')`;

/** The descendants of groups, in the tree of each run. `union` ends a cycle. */
const descendantGroups = (db: Knex, groups: string[]) =>
  db.raw(
    `with recursive below as (
       select run_id, id from cost_group where parent = any(?::text[])
       union
       select g.run_id, g.id from cost_group g
         join below b on b.run_id = g.run_id and b.id = g.parent
     )
     select run_id, id from below`,
    [groups],
  );

/** Whether filters hold for charges only. */
export const isChargeFiltered = (filters: Partial<CostScope>) =>
  filters.days !== undefined ||
  CHARGE_FILTERS.some(filter => filters[filter] !== undefined);

/** The filters that hold for all cost. */
export const withoutChargeFilters = ({
  days: _,
  ...filters
}: CostScope): CostFilters =>
  Object.fromEntries(
    Object.entries(filters).filter(
      ([filter]) => !CHARGE_FILTERS.some(each => each === filter),
    ),
  );

/** Whether an owner is asked for: what is indirect is owned by its shares. */
export const isOwnerFiltered = ({ application, group }: Partial<CostFilters>) =>
  application !== undefined || group !== undefined;

/** What a bill leaves empty is found as `none`. */
const whereNamed = (
  query: Knex.QueryBuilder,
  column: string,
  value: string | undefined,
) => {
  if (value === undefined) return;
  query.where(one => {
    one.where(column, value);
    if (value === NONE) one.orWhereNull(column);
  });
};

/** The same of a column that an index has by its hash. */
const whereHashed = (
  query: Knex.QueryBuilder,
  column: string,
  value: string | undefined,
) => {
  if (value === undefined || value === NONE)
    return whereNamed(query, column, value);
  // Two plain comparisons would be taken for independent ones, and the charges for far fewer than they are.
  return query.whereRaw(
    `${hashExpression(column)} = ${hashExpression(
      '?',
    )} and coalesce(${column} = ?, false)`,
    [value, value],
  );
};

/** By the expression that is indexed: nobody is the empty text. One owner keeps the order of the index. */
const whereBorneBy = (
  query: Knex.QueryBuilder,
  table: string,
  applications: string,
) => {
  const owners = applications
    .split(',')
    .map(each => (each === UNALLOCATED ? '' : each));
  if (owners.length === 1)
    query.whereRaw(`${ownerExpression(table)} = ?`, owners);
  else query.whereRaw(`${ownerExpression(table)} = any(?::text[])`, [owners]);
};

const applyChargeFilters = (
  query: Knex.QueryBuilder,
  { account, region, resource, tag, day, days }: ResolvedFilters,
  table: string,
) => {
  whereHashed(query, `${table}.sub_account`, account);
  whereNamed(query, `${table}.region_id`, region);
  whereHashed(query, `${table}.resource`, resource);
  if (tag !== undefined) {
    const [key, value] = tag.split(/=(.*)/s);
    query.whereRaw(
      `${tagsExpression(`${table}.tags`)} @> ${tagsExpression('?::json')}`,
      Array(3).fill(JSON.stringify({ [key]: value })),
    );
  }
  if (day !== undefined)
    // The database adds the day: the one after the last of four digits has five.
    query.whereRaw(
      `${table}.charge_from >= :start::timestamptz
        and ${table}.charge_from < :start::timestamptz + interval '24 hours'`,
      { start: `${day}T00:00:00Z` },
    );
  if (days !== undefined)
    query
      .where(`${table}.charge_from`, '>=', `${days.from}T00:00:00Z`)
      .where(`${table}.charge_from`, '<', `${days.to}T00:00:00Z`);
};

/**
 * Applies the filters of a request to a query over `charge` or `cost_summary`.
 * @param table - the alias that carries what was charged for, and by whom
 * @param ownerTable - the alias that carries application and group
 */
export const applyCostFilters = (
  query: Knex.QueryBuilder,
  db: Knex,
  filters: ResolvedFilters,
  table: string,
  ownerTable = table,
) => {
  if (filters.providers) query.whereIn(`${table}.provider`, filters.providers);
  if (filters.chargeCategories)
    query.whereIn(`${table}.charge_category`, filters.chargeCategories);
  if (isChargeFiltered(filters)) applyChargeFilters(query, filters, table);
  for (const [filter, column] of Object.entries(COLUMNS)) {
    const value = filters[filter as keyof typeof COLUMNS];
    if (value !== undefined) query.where(`${table}.${column}`, value);
  }
  if (filters.application !== undefined)
    whereBorneBy(query, ownerTable, filters.application);
  if (filters.group === UNALLOCATED) query.whereNull(`${ownerTable}.group_id`);
  else if (filters.group !== undefined) {
    const groups = filters.group.split(',');
    query.whereRaw(
      `(${ownerTable}.group_id = any(?::text[]) or (${ownerTable}.run_id, ${ownerTable}.group_id) in (?))`,
      [groups, descendantGroups(db, groups)],
    );
  }
};
