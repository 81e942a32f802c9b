import { Measure, SHARED } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import {
  applyCostFilters,
  isChargeFiltered,
  isOwnerFiltered,
  ownerExpression,
  ResolvedFilters,
  RunRef,
  toRunKeys,
} from '../costs/costFilters';
import { restatedRows } from '../restatements/restatedRows';

export interface ExplainedLines {
  runs: readonly RunRef[];
  measure: Measure;
  currency: string;
  filters: ResolvedFilters;
}

const NO_RULE = {
  rule_id: 'null::text',
  rule_version: 'null::integer',
  origin: 'null::text',
};

const BY_RULE = {
  domain: 'null::text',
  rule_id: 'p.rule_id',
  rule_version: 'p.rule_version',
  origin: 'p.origin_application_id',
};

/** A charge that a rule took is of its rule, and of all who share its pool. */
const OF_CHARGE = {
  domain: `case c.kind when 'indirect' then null else c.domain end`,
  rule_id: `case c.kind when 'indirect' then c.rule_id end`,
  rule_version: `case c.kind when 'indirect' then c.rule_version end`,
  origin: `case c.kind when 'indirect' then c.origin_application_id end`,
  bearer: `case c.kind when 'indirect' then '${SHARED}' else ${ownerExpression(
    'c',
  )} end`,
};

const OF_SHARE = `case s.application_id when '' then 'unallocated' else 'indirect' end`;

const COLUMNS = ['domain', 'rule_id', 'rule_version', 'origin', 'bearer', 'kind', 'amount'] as const; // prettier-ignore
type Expressions = Record<(typeof COLUMNS)[number], string>;

/** The columns that parts are summed by, in one order: a union goes by that. */
const columnsOf = (db: Knex, table: string, expressions: Expressions) => ({
  provider: `${table}.provider`,
  billing_account: `${table}.billing_account`,
  ...Object.fromEntries(COLUMNS.map(name => [name, db.raw(expressions[name])])),
});

const inRuns = (
  query: Knex.QueryBuilder,
  { runs, currency }: ExplainedLines,
  table: string,
) =>
  query
    .whereIn([`${table}.period`, `${table}.run_id`], toRunKeys(runs))
    .where(`${table}.currency`, currency);

/** What no rule took, as it was summed; and what pools left over, which the sums hold too. */
const summed = (db: Knex, given: ExplainedLines) =>
  db('cost_summary as c')
    .select(
      columnsOf(db, 'c', {
        domain: 'c.domain',
        ...NO_RULE,
        bearer: ownerExpression('c'),
        kind: 'c.kind',
        amount: `c.${given.measure}`,
      }),
    )
    .modify(inRuns, given, 'c')
    .whereNot('c.kind', 'indirect')
    .modify(applyCostFilters, db, given.filters, 'c');

const charges = (db: Knex, given: ExplainedLines) =>
  db('charge as c')
    .select(
      columnsOf(db, 'c', {
        ...OF_CHARGE,
        kind: 'c.kind',
        amount: `coalesce(c.${given.measure}, 0)`,
      }),
    )
    .modify(inRuns, given, 'c')
    .modify(applyCostFilters, db, given.filters, 'c')
    .modify(query => {
      // Who bears an indirect charge is known of its shares only.
      if (isOwnerFiltered(given.filters)) query.whereNot('c.kind', 'indirect');
    });

/** What was booked of closed months: the rule of its pool is told in the month itself. */
const restated = (
  db: Knex,
  { runs, currency, measure, filters }: ExplainedLines,
): Knex.QueryBuilder[] => {
  const rows = restatedRows(db, runs);
  if (!rows) return [];
  return [
    db
      .from(rows.as('r'))
      .select(
        columnsOf(db, 'r', {
          domain: 'r.domain',
          ...NO_RULE,
          bearer: ownerExpression('r'),
          kind: `'restated'`,
          amount: `r.${measure}`,
        }),
      )
      .where('r.currency', currency)
      .modify(applyCostFilters, db, filters, 'r'),
  ];
};

const sharesOf = (
  db: Knex,
  given: ExplainedLines,
  pools: Knex.QueryBuilder | Knex.Raw | Knex.AliasDict,
  columns: Expressions,
) =>
  db
    .select(columnsOf(db, 'p', columns))
    .from(pools)
    .joinRaw(
      'join cost_pool_share s on s.period = p.period and s.run_id = p.run_id and s.pool_id = p.pool_id',
    )
    .modify(inRuns, given, 'p');

const shares = (db: Knex, given: ExplainedLines) => {
  const { measure, filters } = given;
  const amount = `s.${measure}`;
  const pools = db.raw('cost_pool p');
  const all = { bearer: 's.application_id', kind: OF_SHARE, amount };
  const moved = { ...all, domain: 'p.domain', amount: `-${amount}` };
  return [
    sharesOf(db, given, pools, { ...BY_RULE, ...all }).modify(
      applyCostFilters,
      db,
      filters,
      'p',
      's',
    ),
    // What a pool leaves over is of its rule: it is taken from its domain, where it was summed.
    sharesOf(db, given, pools, { ...NO_RULE, ...moved })
      .where('s.application_id', '')
      .modify(applyCostFilters, db, filters, 'p', 's'),
  ];
};

/**
 * The lines of a figure, each with who was billed, how it was attributed and who bears it.
 * @param byCharge - runs whose sums do not say who billed them
 */
export const linesOf = (
  db: Knex,
  given: ExplainedLines,
  byCharge: readonly RunRef[],
): Knex.QueryBuilder[] => {
  const { runs, filters } = given;
  if (isChargeFiltered(filters)) return [charges(db, given)];
  const bySum = { ...given, runs: runs.filter(run => !byCharge.includes(run)) };
  return [
    summed(db, bySum),
    ...shares(db, bySum),
    ...restated(db, given),
    ...(byCharge.length > 0 ? [charges(db, { ...given, runs: byCharge })] : []),
  ];
};

/**
 * What the platforms of the filters passed on: to whom, and by which rules. Filters by application and
 * group hold for the platform, as the run knew it.
 */
export const passedOnLinesOf = (
  db: Knex,
  given: ExplainedLines,
): Knex.QueryBuilder => {
  const pools = db('cost_pool as o')
    .select('o.*', 'a.group_id', {
      application_id: 'o.origin_application_id',
    })
    .joinRaw(
      `left join cost_application a on a.run_id = o.run_id and a.month = o.charge_month
         and a.application_id = o.origin_application_id`,
    )
    .whereNotNull('o.origin_application_id')
    .modify(inRuns, given, 'o');
  return sharesOf(db, given, pools.as('p'), {
    ...BY_RULE,
    bearer: 's.application_id',
    kind: OF_SHARE,
    amount: `s.${given.measure}`,
  }).modify(applyCostFilters, db, given.filters, 'p');
};
