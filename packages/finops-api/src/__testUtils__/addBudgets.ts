import { BudgetToSet } from '@rosetta/contracts/finops';
import { BUDGETS, ValueStore } from '@rosetta/finops-mart';
import { Knex } from 'knex';

/** Adds budgets as an admin set them, whatever a route would refuse of them. */
export const addBudgets = (db: Knex, budgets: readonly BudgetToSet[]) =>
  new ValueStore(db, BUDGETS).add(
    'user:default/jane',
    budgets.map(({ amount: after, ...key }) => ({ ...key, after })),
  );
