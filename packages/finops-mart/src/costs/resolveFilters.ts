import { keyOf } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { restatedRows } from '../restatements/restatedRows';
import { CostScope, ResolvedFilters, RunRef, toRunKeys } from './costFilters';

type NameColumn = 'provider' | 'charge_category';

/** Runs that were summed before providers and categories were told apart. */
export const runsToReadByCharge = async (
  db: Knex,
  runs: readonly RunRef[],
): Promise<RunRef[]> => {
  const old: string[] = await db('cost_summary')
    .distinct('run_id')
    .whereIn(['period', 'run_id'], toRunKeys(runs))
    .whereNull('provider')
    .pluck('run_id');
  return runs.filter(({ runId }) => old.includes(runId));
};

/** The providers, or charge categories, that any of these runs has. */
export const namesIn = async (
  db: Knex,
  column: NameColumn,
  runs: readonly RunRef[],
): Promise<string[]> => {
  const inTable = async (table: string, of: readonly RunRef[]) =>
    of.length === 0
      ? []
      : db(table)
          .distinct(column)
          .whereIn(['period', 'run_id'], toRunKeys(of))
          .whereNotNull(column)
          .pluck(column);
  const old = await runsToReadByCharge(db, runs);
  const restated = restatedRows(db, runs);
  const names: string[] = [
    ...(await inTable('cost_summary', runs)),
    ...(await inTable('charge', old)),
    ...(restated
      ? await db.from(restated.as('s')).distinct(column).pluck(column)
      : []),
  ];
  return [...new Set(names)].sort();
};

/** A key that nothing is called by finds nothing. */
export const resolveFilters = async (
  db: Knex,
  { provider, chargeCategory, ...filters }: CostScope,
  runs: readonly RunRef[],
): Promise<ResolvedFilters> => {
  const namesOf = async (column: NameColumn, key: string) =>
    (await namesIn(db, column, runs)).filter(
      name => keyOf(name) === keyOf(key),
    );
  return {
    ...filters,
    ...(provider !== undefined && {
      providers: await namesOf('provider', provider),
    }),
    ...(chargeCategory !== undefined && {
      chargeCategories: await namesOf('charge_category', chargeCategory),
    }),
  };
};
