import { GroupBy, Measure, UNALLOCATED } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  applyCostFilters,
  isChargeFiltered,
  isOwnerFiltered,
  ResolvedFilters,
  RunRef,
  toRunKeys,
} from './costFilters';
import { restatedRows } from '../restatements/restatedRows';
import type { CostSumsQuery } from './CostReadModel';
import { incompletePools } from './incompletePools';

type Source = 'cost_summary' | 'charge';

/** What counts the lines without a measure; every line has the other two. */
const LINES_WITHOUT_MEASURE: Record<Measure, Record<Source, string>> = {
  list: { cost_summary: 's.lines_without_list', charge: '(s.list is null)::int' },
  contracted: { cost_summary: 's.lines_without_contracted', charge: '(s.contracted is null)::int' },
  effective: { cost_summary: '0', charge: '0' },
  billed: { cost_summary: '0', charge: '0' },
}; // prettier-ignore

/** A month of the previous period gets the key of the month it is compared with. */
const MONTH_KEY = `case when s.period >= :from then s.period
  else to_char((s.period || '-01')::date + make_interval(months => :months), 'YYYY-MM')
  end`;

const GROUP_KEYS: Record<GroupBy, string> = {
  domain: 's.domain',
  family: 's.family',
  product: 's.product',
  application: `coalesce(s.application_id, '${UNALLOCATED}')`,
  group: `coalesce(s.group_id, '${UNALLOCATED}')`,
  month: MONTH_KEY,
};

/** Whether it matters who bears what is indirect. */
const isByOwner = ({
  groupBy,
  filters,
}: Pick<CostSumsQuery, 'groupBy' | 'filters'>) =>
  groupBy === 'application' || groupBy === 'group' || isOwnerFiltered(filters);

/** What is booked into the months, as a part of its own. */
const restated = (
  db: Knex,
  { runs, from, months, groupBy, measure }: CostSumsQuery,
  resolved: ResolvedFilters,
) => {
  const rows = restatedRows(db, runs);
  if (!rows) return undefined;
  return db
    .from(rows.as('s'))
    .select('s.period', 's.currency', {
      kind: db.raw(`'restated'`),
      amount: `s.${measure}`,
      incomplete: db.raw('0'),
      incomplete_once: db.raw('0'),
      key: db.raw(GROUP_KEYS[groupBy], { from, months }),
      in_range: db.raw('s.period >= ?', [from]),
    })
    .modify(applyCostFilters, db, resolved, 's');
};

const rowsIn = (
  db: Knex,
  source: Source,
  { runs, from, months, groupBy, measure, filters }: CostSumsQuery,
  resolved: ResolvedFilters,
) => {
  const byOwner = isByOwner({ groupBy, filters });
  const incomplete = LINES_WITHOUT_MEASURE[measure][source];
  return db(`${source} as s`)
    .select('s.period', 's.currency', 's.kind', {
      amount: `s.${measure}`,
      incomplete: db.raw(incomplete),
      incomplete_once: db.raw(incomplete),
      key: db.raw(GROUP_KEYS[groupBy], { from, months }),
      in_range: db.raw('s.period >= ?', [from]),
    })
    .whereIn(['s.period', 's.run_id'], toRunKeys(runs))
    .modify(applyCostFilters, db, resolved, 's')
    .modify(query => {
      // Who owns an indirect charge is known of its shares only.
      if (source === 'charge' && (byOwner || filters.days))
        query.whereNot('s.kind', 'indirect');
    });
};

/**
 * Rows of the sums where they tell what is asked for, else of the charges.
 * @param byCharge - runs whose sums do not tell it
 */
export const costRows = (
  db: Knex,
  query: CostSumsQuery,
  resolved: ResolvedFilters,
  byCharge: readonly RunRef[],
): Knex.QueryBuilder => {
  const rowsOf = (source: Source, runs: readonly RunRef[]) =>
    rowsIn(db, source, { ...query, runs }, resolved);
  if (isChargeFiltered(query.filters)) return rowsOf('charge', query.runs);
  const bySum = query.runs.filter(run => !byCharge.includes(run));
  const pools = { ...query, runs: bySum };
  const branches = [
    rowsOf('cost_summary', bySum),
    ...(byCharge.length > 0 ? [rowsOf('charge', byCharge)] : []),
    incompletePools(db, pools, resolved, isByOwner(query)) ?? [],
    restated(db, query, resolved) ?? [],
  ].flat();
  return db.queryBuilder().unionAll(branches, true);
};
