import { BudgetKind } from '@rosetta/contracts/finops';
import { BudgetReadModel, PublishedRun } from '@rosetta/finops-mart';
import { Knex } from 'knex';

/** The keys whose costs a budget of a key holds for in a month. */
export type KeysOf = (key: string, month: string) => readonly string[];

/** A group’s budget holds for the groups below it, in the tree of each month’s run; every other for itself. */
export const readKeysOf = async (
  db: Knex,
  kind: BudgetKind,
  keys: readonly string[],
  runs: readonly PublishedRun[],
): Promise<KeysOf> => {
  if (kind !== 'group') return key => [key];
  const found = await new BudgetReadModel(db).groupsBelow(
    [...new Set(keys)],
    runs,
  );
  const below = new Map(
    found.map(({ month, root, groups }) => [`${month} ${root}`, groups]),
  );
  return (key, month) => below.get(`${month} ${key}`) ?? [key];
};
