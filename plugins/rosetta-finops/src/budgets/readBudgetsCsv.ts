import { readValuesCsv } from '../valuesToSet/readValuesCsv';
import { BUDGET_FIELDS, problemsOf, toBudgetToSet } from './budgetDraft';

/** Reads a file of budgets, such as the page exports; its other columns are left out. */
export const readBudgetsCsv = (text: string) =>
  readValuesCsv(text, BUDGET_FIELDS, toBudgetToSet, problemsOf);

export type BudgetsFile = ReturnType<typeof readBudgetsCsv>;
