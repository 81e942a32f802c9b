import { BudgetKey, BudgetToSet } from '@rosetta/contracts/finops';
import { problemsOfAll, wrongFieldsOf } from '../valuesToSet/draftProblems';
import { toDecimal } from '../valuesToSet/toDecimal';

/** What a person writes of a budget, in a form or in a file. */
export interface BudgetDraft {
  month: string;
  kind: string;
  key: string;
  currency: string;
  amount: string;
}

/** Why a draft can't be saved: its field, or that it stands above already. */
export type BudgetProblem = keyof BudgetDraft | 'twice';

/** What an address and a table know a budget by. */
export const budgetId = ({
  kind,
  key,
  month,
  currency,
}: Omit<BudgetKey, 'kind'> & { kind: string }) =>
  [kind, key, month, currency].join('/');

/** The draft as it is sent. */
export const toBudgetToSet = (draft: BudgetDraft) =>
  ({
    // What is no kind is found below, by the schema.
    kind: draft.kind.trim().toLowerCase() as BudgetToSet['kind'],
    key: draft.key.trim(),
    month: draft.month.trim(),
    currency: draft.currency.trim().toUpperCase() as BudgetToSet['currency'],
    amount: toDecimal(draft.amount),
  } satisfies BudgetToSet);

export const amountOf = ({ amount }: Pick<BudgetDraft, 'amount'>) => amount;

export const BUDGET_FIELDS = [
  'month',
  'kind',
  'key',
  'currency',
  'amount',
] as const;

/** What is wrong with each of several drafts, if anything. */
export const problemsOf = (
  drafts: readonly BudgetDraft[],
): (BudgetProblem | undefined)[] =>
  problemsOfAll(drafts.map(toBudgetToSet), budgetId, item => {
    const wrong = wrongFieldsOf(BudgetToSet, item);
    return BUDGET_FIELDS.find(field => wrong.has(field));
  });
