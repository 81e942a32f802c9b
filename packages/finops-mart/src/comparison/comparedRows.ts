import { GroupBy, Measure, UNALLOCATED } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  applyCostFilters,
  CostScope,
  isChargeFiltered,
  isOwnerFiltered,
  ResolvedFilters,
  RunRef,
  toRunKeys,
} from '../costs/costFilters';
import { resolveFilters, runsToReadByCharge } from '../costs/resolveFilters';

/** One of the two that are compared. */
export interface ComparedCosts {
  runs: readonly RunRef[];
  filters: CostScope;
  /** So many months are added to the key of a month, which makes it that of the month it is compared with. */
  monthShift: number;
}

export interface ComparisonQuery {
  now: ComparedCosts;
  before: ComparedCosts;
  groupBy: GroupBy;
  measure: Measure;
  currency: string;
}

type Side = 'now' | 'before';

/** A side whose filters are resolved. */
interface ResolvedSide extends ComparedCosts {
  resolved: ResolvedFilters;
  /** Runs whose indirect cost is that of whole charges: see costRows. */
  byCharge: readonly RunRef[];
}

/** Charges are compared by cell: a SKU in one region and unit. What a charge does not name is the empty text. */
export const CELL = [
  'domain', 'family', 'product', 'provider', 'charge_category', 'sku', 'region', 'unit',
] as const; // prettier-ignore

/** What pools are compared by: one rule and kind of cost, whatever the month and the version of the rule. */
export const POOL = [
  'rule_id', 'origin', 'domain', 'family', 'product', 'provider', 'billing_account', 'charge_category',
] as const; // prettier-ignore

type OwnerTable = 's' | 'p';

const keyOf = (
  db: Knex,
  groupBy: GroupBy,
  monthShift: number,
  table: OwnerTable = 's',
  ownerTable: OwnerTable = table,
) => {
  switch (groupBy) {
    case 'application':
      return db.raw(`coalesce(nullif(??, ''), ?)`, [
        `${ownerTable}.application_id`,
        UNALLOCATED,
      ]);
    case 'group':
      return db.raw(`coalesce(??, ?)`, [`${ownerTable}.group_id`, UNALLOCATED]);
    case 'month':
      return db.raw(
        `to_char((?? || '-01')::date + make_interval(months => ?), 'YYYY-MM')`,
        [`${table}.period`, monthShift],
      );
    default:
      return db.ref(`${table}.${groupBy}`);
  }
};

const isByOwner = ({ groupBy }: ComparisonQuery, { filters }: ComparedCosts) =>
  groupBy === 'application' || groupBy === 'group' || isOwnerFiltered(filters);

const resolveSide = async (
  db: Knex,
  side: ComparedCosts,
): Promise<ResolvedSide> => {
  const { filters, runs } = side;
  const resolved = await resolveFilters(db, filters, runs);
  const byName = resolved.providers ?? resolved.chargeCategories;
  const old = byName ? await runsToReadByCharge(db, runs) : [];
  return {
    ...side,
    resolved,
    byCharge: isChargeFiltered(filters) ? runs : old,
  };
};

type RowsOf = (
  db: Knex,
  query: ComparisonQuery,
  side: Side,
  compared: ResolvedSide,
) => Knex.QueryBuilder;

/** Direct and unallocated charges by key and cell. Lines without the measure count 0 in it, and have no price. */
const ownCharges: RowsOf = (
  db,
  { groupBy, measure, currency },
  side,
  { runs, resolved, monthShift },
) =>
  db('charge as s')
    .select(
      { is_now: db.raw('?::boolean', [side === 'now']) },
      { key: keyOf(db, groupBy, monthShift) },
      's.domain', 's.family', 's.product', 's.provider', 's.charge_category',
      {
        sku: db.raw(`coalesce(s.sku_id, '')`),
        region: db.raw(`coalesce(s.region_id, '')`),
        unit: db.raw(`case when s.pricing_quantity is null then '' else coalesce(s.pricing_unit, '') end`),
      },
    )
    .sum({ amount: `s.${measure}`, quantity: 's.pricing_quantity' })
    .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
    .whereNot('s.kind', 'indirect')
    .where('s.currency', currency)
    .whereNotNull(`s.${measure}`)
    .modify(applyCostFilters, db, resolved, 's')
    .groupByRaw('1, 2, 3, 4, 5, 6, 7, 8, 9, 10'); // prettier-ignore

const poolColumns = (db: Knex, table: OwnerTable) => [
  { rule_id: db.raw(`coalesce(??, '')`, [`${table}.rule_id`]) },
  { origin: db.raw(`coalesce(??, '')`, [`${table}.origin_application_id`]) },
  `${table}.domain`, `${table}.family`, `${table}.product`,
  `${table}.provider`, `${table}.billing_account`, `${table}.charge_category`,
]; // prettier-ignore

/** Pools, whoever bears them: few, beside their shares. */
const pools: RowsOf = (
  db,
  { measure, currency },
  side,
  { runs, byCharge, resolved: { application: _, group: __, ...resolved } },
) => {
  const pooled = runs.filter(run => !byCharge.includes(run));
  return db('cost_pool as p')
    .select(
      { is_now: db.raw('?::boolean', [side === 'now']) },
      ...['p.period', 'p.run_id', 'p.pool_id'],
      ...poolColumns(db, 'p'),
      { amount: `p.${measure}` },
    )
    .whereIn(['p.period', 'p.run_id'], toRunKeys(pooled))
    .where('p.currency', currency)
    .modify(query => {
      // Pools have no column for filters that hold for charges only.
      if (pooled.length > 0) applyCostFilters(query, db, resolved, 'p');
    });
};

/** Whole indirect charges in place of pools, where filters hold for charges only. */
const indirectCharges: RowsOf = (db, query, side, compared) => {
  const { byCharge, filters, resolved } = compared;
  // Who owns an indirect charge is known of its shares only.
  const isLeftOut = filters.days ?? isByOwner(query, compared);
  return db('charge as s')
    .select(
      { is_now: db.raw('?::boolean', [side === 'now']) },
      's.period', 's.run_id', { pool_id: db.raw('null::uuid') },
      ...poolColumns(db, 's'),
    )
    .sum({ amount: `s.${query.measure}` })
    .whereIn(['s.period', 's.run_id'], toRunKeys(isLeftOut ? [] : byCharge))
    .where('s.kind', 'indirect')
    .where('s.currency', query.currency)
    .whereNotNull(`s.${query.measure}`)
    .modify(applyCostFilters, db, resolved, 's')
    .groupByRaw('1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12'); // prettier-ignore
};

/** What the keys bear of the pools that `rated` holds. */
const shares: RowsOf = (db, query, side, compared) => {
  const { runs, resolved, monthShift } = compared;
  const byOwner = isByOwner(query, compared);
  const ownerTable = byOwner ? 's' : 'p';
  return db('rated as p')
    .select(
      { key: keyOf(db, query.groupBy, monthShift, 'p', ownerTable) },
      'p.is_now',
      'p.ratio',
      { amount: byOwner ? `s.${query.measure}` : 'p.amount' },
    )
    .where('p.is_now', side === 'now')
    .modify(rated => {
      if (!byOwner) return;
      rated
        .joinRaw(
          'join cost_pool_share s on s.period = p.period and s.run_id = p.run_id and s.pool_id = p.pool_id',
        )
        .whereIn(['s.period', 's.run_id'], toRunKeys(runs));
      const { application, group } = resolved;
      applyCostFilters(rated, db, { application, group }, 'p', 's');
    });
};

/** The rows of both sides that tell why they differ. */
export const comparedRows = async (db: Knex, query: ComparisonQuery) => {
  const now = await resolveSide(db, query.now);
  const before = await resolveSide(db, query.before);
  const ofBoth = (...all: RowsOf[]) =>
    db.queryBuilder().unionAll(
      all.flatMap(rows => [
        rows(db, query, 'now', now),
        rows(db, query, 'before', before),
      ]),
      true,
    );
  return {
    own: ofBoth(ownCharges),
    pools: ofBoth(pools, indirectCharges),
    shares: ofBoth(shares),
  };
};
