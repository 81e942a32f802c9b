import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FilterValue, GROUP_BYS, MEASURES } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  Choice,
  ControlRow,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';
import { monthChoices, movedFrom, movedTo } from './months';
import { Choices } from './useCosts';
import { CostsPageView, MonthRange } from './costsPageView';

interface CostControlsProps {
  view: CostsPageView;
  range: MonthRange;
  choices: Choices;
  onChange(change: CostsPageView): void;
}

const COMPARISONS = ['previous', 'year', 'none'] as const;

/** Two accounts may have one name: their numbers tell them apart. */
const named = (values: readonly FilterValue[]) =>
  values.map(({ id, label }) => ({
    value: id,
    label:
      values.filter(other => other.label === label).length > 1
        ? `${label} (${id})`
        : label,
  }));

const PeriodChoices = ({ range, choices, onChange }: CostControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const months = monthChoices(choices.periods, range).map(value => ({
    value,
    label: month(value, 'short'),
  }));
  return (
    <>
      <Choice
        label={t('control.from')}
        width={120}
        value={range.from}
        options={months}
        onChange={from => from && onChange(movedFrom(range, from))}
      />
      <Choice
        label={t('control.to')}
        width={120}
        value={addMonths(range.to, -1)}
        options={months}
        onChange={last => last && onChange(movedTo(range, last))}
      />
    </>
  );
};

const ScopeChoices = ({ view, choices, onChange }: CostControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { billingAccounts, groups } = choices.filters;
  return (
    <>
      <Choice
        label={t('control.billingAccount')}
        width={170}
        all={t('control.allAccounts')}
        value={view.billingAccount}
        options={named(billingAccounts)}
        onChange={billingAccount => onChange({ billingAccount })}
      />
      <Choice
        label={t('control.group')}
        width={150}
        all={t('control.allGroups')}
        value={view.group}
        options={named(groups)}
        onChange={group => onChange({ group })}
      />
    </>
  );
};

/** Period, scope, measure, comparison: in one row, and in the address. */
export const CostControls = (props: CostControlsProps) => {
  const { view, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ControlRow label={t('control.title')}>
      <PeriodChoices {...props} />
      <Choice
        label={t('control.measure')}
        value={view.measure ?? 'effective'}
        options={MEASURES.map(value => ({
          value,
          label: t(`measure.${value}`),
        }))}
        onChange={measure => onChange({ measure })}
      />
      <ScopeChoices {...props} />
      <Choice
        label={t('control.by')}
        width={160}
        all={t('control.nextLevel')}
        value={view.by}
        options={GROUP_BYS.map(value => ({
          value,
          label: t(`level.${value}`),
        }))}
        onChange={by => onChange({ by, view: undefined, kind: undefined })}
      />
      <Choice
        label={t('control.compare')}
        width={190}
        value={view.compare ?? 'previous'}
        options={COMPARISONS.map(value => ({
          value,
          label: t(`compare.${value}`),
        }))}
        onChange={compare => onChange({ compare })}
      />
    </ControlRow>
  );
};
