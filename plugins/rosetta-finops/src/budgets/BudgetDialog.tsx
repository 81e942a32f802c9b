import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { putBudgets } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';
import { SavingValues, useSaveValues } from '../valuesToSet/useSaveValues';
import { ValuesDialog } from '../valuesToSet/ValuesDialog';
import { BudgetDraft, problemsOf, toBudgetToSet } from './budgetDraft';
import { BudgetFields } from './BudgetFields';

interface BudgetDialogProps extends SavingValues<typeof putBudgets> {
  /** What stands in the form to begin with: a budget that is known can be removed. */
  begin: BudgetDraft;
  onClose(): void;
}

/** One more of the same kind, month and currency. */
const nextDraft = (drafts: readonly BudgetDraft[]): BudgetDraft => ({
  ...drafts.at(-1)!,
  key: '',
  amount: '',
});

/** The form of one budget, or of several that are saved together. */
export const BudgetDialog = (props: BudgetDialogProps) => {
  const { begin, onClose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ValuesDialog
      values="budgets"
      begin={[begin]}
      nextDraft={nextDraft}
      Fields={BudgetFields}
      problemsOf={problemsOf}
      toItem={toBudgetToSet}
      removal={
        begin.amount === ''
          ? undefined
          : { ...toBudgetToSet(begin), amount: null }
      }
      saving={useSaveValues(putBudgets, props)}
      effectOf={() => t('budgets.will')}
      onClose={onClose}
    />
  );
};
