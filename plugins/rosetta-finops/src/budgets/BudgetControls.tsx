import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BUDGET_KINDS,
  BUDGET_STATES,
  Budget,
  BudgetState,
} from '@rosetta/contracts/finops';
import { addMonths, monthsOf } from '@rosetta/contracts/values';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  currentMonth,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { finopsTranslationRef } from '../translation';
import { ALL_MONTHS, BudgetsView, monthOf } from './budgetsView';

interface BudgetControlsProps {
  view: BudgetsView;
  budgets: readonly Budget[];
  /** The address as it is. */
  params: URLSearchParams;
  onChange(change: BudgetsView): void;
}

/** A year to either side of this month. */
const MONTHS = 12;

const useMonthOptions = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const now = currentMonth();
  const months = monthsOf(addMonths(now, -MONTHS), addMonths(now, MONTHS + 1));
  return [
    { value: ALL_MONTHS, label: t('budgets.allMonths') },
    ...months.reverse().map(value => ({ value, label: month(value) })),
  ];
};

/** How many there are of each state. */
const useStateOptions = (budgets: readonly Budget[]) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return BUDGET_STATES.map(value => ({
    value,
    label: t('budgets.counted', {
      state: t(`budgets.state.${value}`),
      shown: `${budgets.filter(({ state }) => state === value).length}`,
    }),
  }));
};

const keyOptions = (budgets: readonly Budget[]) =>
  [...new Map(budgets.map(({ key, label }) => [key, label]))].map(
    ([value, label]) => ({ value, label }),
  );

/** Which budgets are listed. */
export const BudgetControls = (props: BudgetControlsProps) => {
  const { view, budgets, params, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const months = useMonthOptions();
  const states = useStateOptions(budgets);
  const month = monthOf(view);
  // A link shows a colleague this month, also when it is no longer this one.
  const link = changeParams(params, { month });
  return (
    <ControlRow
      label={t('control.title')}
      active={[view.kind, view.key, view.state].filter(Boolean).length}
    >
      <ChoicePill
        label={t('budgets.column.month')}
        value={month}
        options={months}
        onChange={chosen => onChange({ month: chosen as BudgetsView['month'] })}
      />
      <ChoicePill
        label={t('budgets.column.kind')}
        all={t('budgets.allKinds')}
        value={view.kind}
        options={BUDGET_KINDS.map(value => ({
          value,
          label: t(`level.${value}`),
        }))}
        onChange={kind => onChange({ kind, key: undefined })}
      />
      <ChoicePill<BudgetState>
        label={t('budgets.column.state')}
        all={t('budgets.allStates')}
        value={view.state}
        options={states}
        onChange={state => onChange({ state })}
      />
      <FilterChips
        filters={[
          {
            key: 'key',
            label: t('budgets.column.name'),
            value: view.key,
            options: keyOptions(budgets),
            onChange: key => onChange({ key }),
          },
        ]}
      />
      <CopyLink search={`?${link}`} />
    </ControlRow>
  );
};
