import { BudgetKind, BudgetState } from '@rosetta/contracts/finops';
import { Month, addMonths } from '@rosetta/contracts/values';
import { z } from 'zod';
import { currentMonth } from '@rosetta/plugin-rosetta-core-react/format';

export const ALL_MONTHS = 'all';

/** What the page is set to, in its address. */
export const BUDGETS_VIEW = z.object({
  /** This one without it. */
  month: z.union([Month, z.literal(ALL_MONTHS)]),
  kind: BudgetKind,
  key: z.string().min(1),
  state: BudgetState,
  /** The one that is looked at, by `budgetId`. */
  budget: z.string().min(1),
});
export type BudgetsView = Partial<z.infer<typeof BUDGETS_VIEW>>;

/** Of a budget that is looked at its own month; else this one. */
export const monthOf = ({ month, budget }: BudgetsView): string => {
  const own = Month.safeParse(budget?.split('/').at(-2));
  return month ?? (own.success ? own.data : currentMonth());
};

/** What is asked of the service. */
export const queryOf = (view: BudgetsView) => {
  const month = monthOf(view);
  const { kind, key } = view;
  return {
    ...(month !== ALL_MONTHS && { from: month, to: addMonths(month, 1) }),
    ...(kind && { kind }),
    ...(key && { key }),
  };
};
