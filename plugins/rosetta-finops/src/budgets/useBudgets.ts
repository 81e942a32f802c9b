import { listBudgets } from '@rosetta/contracts/finops';
import { WholeList, useWholeList } from '../useWholeList';
import { BudgetsView, queryOf } from './budgetsView';

/** Budgets of a view, all of them. */
export type Budgets = WholeList<typeof listBudgets>;

export const useBudgets = (view: BudgetsView) =>
  useWholeList(listBudgets, queryOf(view));
