import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  MAX_BUDGETS,
  listBudgets,
  putBudgets,
} from '@rosetta/contracts/finops';
import { Month, addMonths } from '@rosetta/contracts/values';
import {
  skipToken,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';
import { ImportDialog } from '../valuesToSet/ImportDialog';
import { NO_FILE } from '../valuesToSet/importedLines';
import { SavingValues, useSaveValues } from '../valuesToSet/useSaveValues';
import { amountOf, budgetId, toBudgetToSet } from './budgetDraft';
import { BudgetsFile, readBudgetsCsv } from './readBudgetsCsv';

interface ImportBudgetsDialogProps extends SavingValues<typeof putBudgets> {
  onClose(): void;
}

const FIELDS = [
  { key: 'month', width: 90 },
  { key: 'kind', width: 100 },
  { key: 'key', least: 130 },
  { key: 'currency', width: 80 },
] as const;

/** The months that a file is of, as far as they are months. */
const rangeOf = ({ rows }: BudgetsFile) => {
  const months = rows
    .map(({ month }) => month)
    .filter(month => Month.safeParse(month).success)
    .sort();
  if (!months.length) return undefined;
  return { from: months[0], to: addMonths(months.at(-1)!, 1) };
};

/** The budgets there are now in the months of a file: the page may show others. */
const useKnownBudgets = (file: BudgetsFile) => {
  const range = useMemo(() => rangeOf(file), [file]);
  const { value, error, retry } = useRouteItems(
    listBudgets,
    range ? { query: range } : skipToken,
  );
  return { known: range ? value : NO_FILE.rows, error, retry };
};

/** Saves the budgets of a file, compared with those there are now. */
export const ImportBudgetsDialog = (props: ImportBudgetsDialogProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const [file, setFile] = useState<BudgetsFile>(NO_FILE);
  const { known, error, retry } = useKnownBudgets(file);
  return (
    <ImportDialog
      values="budgets"
      max={MAX_BUDGETS}
      file={file}
      known={known}
      idOf={budgetId}
      valueOf={amountOf}
      fields={FIELDS.map(field => ({
        ...field,
        label: t(`budgets.field.${field.key}`),
      }))}
      problemText={problem => t(`budgets.problem.${problem}`)}
      saving={useSaveValues(putBudgets, props)}
      toItem={toBudgetToSet}
      effectOf={() => t('budgets.will')}
      onChoose={text => setFile(readBudgetsCsv(text))}
      onClose={props.onClose}
    >
      {error && <Failure error={error} onRetry={retry} />}
    </ImportDialog>
  );
};
