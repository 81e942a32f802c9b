import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Budget, putBudgets } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { currentMonth } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { finopsTranslationRef } from '../translation';
import { EnterButtons } from '../valuesToSet/EnterButtons';
import { SavedAlert } from '../valuesToSet/SavedAlert';
import { useOpenedForm } from '../valuesToSet/useOpenedForm';
import { BudgetControls } from './BudgetControls';
import { BudgetDetail } from './BudgetDetail';
import { BudgetDialog } from './BudgetDialog';
import { BudgetDraft, budgetId } from './budgetDraft';
import { ALL_MONTHS, BUDGETS_VIEW, BudgetsView, monthOf } from './budgetsView';
import { BudgetsTable } from './BudgetsTable';
import { ImportBudgetsDialog } from './ImportBudgetsDialog';
import { Budgets, useBudgets } from './useBudgets';

/** What is open over the page: a form with this budget, or the choice of a file. */
type Opened = BudgetDraft | 'import';

/** Of no currency yet, the one that others are in. */
const emptyDraft = (view: BudgetsView, { items }: Budgets): BudgetDraft => ({
  month: view.month === ALL_MONTHS ? currentMonth() : monthOf(view),
  kind: 'application',
  key: '',
  currency: items[0]?.currency ?? 'USD',
  amount: '',
});

const toDraft = ({ month, kind, key, currency, amount }: Budget) => ({
  ...{ month, kind, key, currency, amount },
});

interface ListedProps {
  budgets: Budgets;
  view: BudgetsView;
  params: URLSearchParams;
  onChange(change: BudgetsView): void;
  onRefresh(): void;
}

/** Nothing is planned, or nothing of it matches: what to do next. */
const NoBudgets = ({
  view,
  onChange,
}: Pick<ListedProps, 'view' | 'onChange'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayChange = useMay('finops.budgets.write');
  const isWide = view.month === ALL_MONTHS && !view.kind && !view.key;
  if (isWide && !view.state)
    return (
      <EmptyState title={t('budgets.none')}>
        {t(mayChange ? 'budgets.noneHelp' : 'budgets.noneRead')}
      </EmptyState>
    );
  return (
    <EmptyState title={t('budgets.noMatch')}>
      <Stack gap={1} alignItems="flex-start">
        {t(mayChange ? 'budgets.noneHelp' : 'budgets.noneRead')}
        <Button
          variant="outlined"
          onClick={() =>
            onChange({
              month: ALL_MONTHS,
              kind: undefined,
              key: undefined,
              state: undefined,
            })
          }
        >
          {t('budgets.showAll')}
        </Button>
      </Stack>
    </EmptyState>
  );
};

const Listed = (props: ListedProps) => {
  const { budgets, view, params, onChange } = props;
  const mayChange = useMay('finops.budgets.write');
  const { opened, setOpened, saved, saving } = useOpenedForm<
    Opened,
    typeof putBudgets
  >({ revision: budgets.revision, onRefresh: props.onRefresh });
  const { items } = budgets;
  const shown = items.filter(
    ({ state }) => !view.state || state === view.state,
  );
  const looked = items.find(item => budgetId(item) === view.budget);
  return (
    <Stack gap={2}>
      {saved && <SavedAlert values="budgets" changes={saved} />}
      {mayChange && (
        <EnterButtons
          values="budgets"
          onEnter={() => setOpened(emptyDraft(view, budgets))}
          onImport={() => setOpened('import')}
        />
      )}
      <BudgetControls
        view={view}
        budgets={items}
        params={params}
        onChange={onChange}
      />
      {shown.length === 0 ? (
        <NoBudgets view={view} onChange={onChange} />
      ) : (
        <BudgetsTable
          budgets={shown}
          view={view}
          onOpen={budget => onChange({ budget })}
        />
      )}
      {looked && (
        <BudgetDetail
          budget={looked}
          onChange={mayChange ? () => setOpened(toDraft(looked)) : undefined}
          onClose={() => onChange({ budget: undefined })}
        />
      )}
      {opened === 'import' && <ImportBudgetsDialog {...saving} />}
      {typeof opened === 'object' && (
        <BudgetDialog {...saving} begin={opened} />
      )}
    </Stack>
  );
};

/** What months may cost, beside what they cost and what they will. */
export const BudgetsPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state: view, change, params, wrong } = useUrlState(BUDGETS_VIEW);
  const budgets = useBudgets(view);
  return (
    <PageFrame title={t('budgets.title')} line={t('budgets.about')}>
      <WrongAddress wrong={wrong} />
      <Resource state={budgets}>
        {value => (
          <Listed
            budgets={value}
            view={view}
            params={params}
            onChange={change}
            onRefresh={budgets.retry}
          />
        )}
      </Resource>
    </PageFrame>
  );
};
