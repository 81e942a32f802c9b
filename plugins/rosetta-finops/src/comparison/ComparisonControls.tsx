import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FilterValue, GROUP_BYS } from '@rosetta/contracts/finops';
import { Day } from '@rosetta/contracts/values';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  Filter,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  MonthRange,
  PeriodPicker,
  presetRange,
} from '@rosetta/plugin-rosetta-core-react/period';
import { SavedViews } from '@rosetta/plugin-rosetta-core-react/views';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { CurrencyChoice } from '../controls/CurrencyChoice';
import { MeasureChoice } from '../controls/MeasureChoice';
import { Choices } from '../costs/useCosts';
import { PeriodChoice } from '../months/PeriodChoice';
import { latestMonth, monthChoices } from '../months/publishedMonths';
import { finopsTranslationRef } from '../translation';
import { Comparison } from '../types';
import {
  ComparisonView,
  NO_OTHER_SIDE,
  OTHER_SIDES,
  otherRange,
  otherSideOf,
} from './comparisonView';

export interface ComparisonControlsProps {
  view: ComparisonView;
  range: MonthRange;
  choices: Choices;
  comparison?: Comparison;
  /** The address as it is. */
  params: URLSearchParams;
  onChange(change: ComparisonView): void;
}

/** What comes with a link has no list to be chosen from. */
const LINKED = ['family', 'product', 'account', 'region', 'resource', 'tag', 'day'] as const; // prettier-ignore

const useFilters = ({ view, choices, onChange }: ComparisonControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { filters } = choices;
  const side = otherSideOf(view);
  const filter = (
    key: keyof ComparisonView,
    label: string,
    values: readonly FilterValue[] = [],
  ): Filter => ({
    key,
    label,
    value: view[key],
    options: values.map(({ id, label: name }) => ({ value: id, label: name })),
    onChange: value => onChange({ [key]: value }),
  });
  return [
    filter('application', t('filter.application'), filters.applications),
    ...(side === 'application'
      ? [filter('withApplication', t('comparison.with.application'), filters.applications)]
      : []),
    filter('group', t('filter.group'), filters.groups),
    ...(side === 'group'
      ? [filter('withGroup', t('comparison.with.group'), filters.groups)]
      : []),
    filter('domain', t('filter.domain'), filters.domains),
    filter('billingAccount', t('filter.billingAccount'), filters.billingAccounts),
    filter('provider', t('filter.provider'), filters.providers),
    filter('chargeCategory', t('filter.chargeCategory'), filters.chargeCategories),
    ...LINKED.map(key =>
      filter(key, key === 'family' || key === 'product' ? t(`level.${key}`) : t(`filter.${key}`)),
    ),
  ]; // prettier-ignore
};

/** The other window, where it is chosen by itself. */
const OtherMonths = ({ view, range, choices, onChange }: ComparisonControlsProps) => {
  const other = otherRange(view) ?? range;
  const setMonths = ({ from, to }: MonthRange) =>
    onChange({ withFrom: from, withTo: to });
  return (
    <PeriodPicker
      range={other}
      months={monthChoices(choices.periods, other)}
      latest={latestMonth(choices.periods)}
      onPreset={preset =>
        setMonths(presetRange(preset, latestMonth(choices.periods)))
      }
      onRange={setMonths}
    />
  );
}; // prettier-ignore

const ChangeDay = ({ view, onChange }: ComparisonControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <TextField
      type="date"
      size="small"
      label={t('comparison.at')}
      value={view.at ?? ''}
      InputLabelProps={{ shrink: true }}
      onChange={({ target }) => {
        if (Day.safeParse(target.value).success) onChange({ at: target.value });
      }}
    />
  );
};

/** The months follow the day, unless they are chosen for it. */
const MONTHS_AROUND_DAY = { from: undefined, to: undefined, period: undefined };

/** What the window is compared with, and which one of that. */
const OtherSideChoice = (props: ComparisonControlsProps) => {
  const { view, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const side = otherSideOf(view);
  return (
    <>
      <ChoicePill
        label={t('control.compare')}
        value={side}
        options={OTHER_SIDES.map(value => ({
          value,
          label: t(`comparison.with.${value}`),
        }))}
        onChange={chosen =>
          onChange({
            ...NO_OTHER_SIDE,
            ...(chosen === 'day' && MONTHS_AROUND_DAY),
            // Days before and after another are no months.
            ...(chosen === 'day' && view.by === 'month' && { by: undefined }),
            with: chosen,
          })
        }
      />
      {side === 'period' && <OtherMonths {...props} />}
      {side === 'day' && <ChangeDay {...props} />}
    </>
  );
};

/** Both sides may have currencies that the other has not. */
const currenciesOf = ({ currency, now, before }: Comparison) => ({
  currency,
  otherCurrencies: [...now.otherCurrencies, ...before.otherCurrencies].filter(
    (each, at, all) =>
      all.findIndex(other => other.currency === each.currency) === at,
  ),
});

/** Both sides, what the rows are, measure and filters: in one row, and in the address. */
export const ComparisonControls = (props: ComparisonControlsProps) => {
  const { view, range, choices, comparison, params, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const filters = useFilters(props);
  const byDay = otherSideOf(view) === 'day';
  // A link shows a colleague these months, also when they are no longer the last ones.
  const link = byDay
    ? params
    : changeParams(params, { ...range, period: undefined });
  return (
    <ControlRow
      label={t('control.title')}
      active={filters.filter(({ value }) => value !== undefined).length}
    >
      <PeriodChoice
        range={byDay && comparison ? comparison.now : range}
        preset={view.from || view.to ? undefined : view.period}
        periods={choices.periods}
        onChange={onChange}
      />
      <OtherSideChoice {...props} />
      <ChoicePill
        label={t('control.by')}
        value={view.by ?? 'domain'}
        options={GROUP_BYS.filter(value => !byDay || value !== 'month').map(
          value => ({ value, label: t(`level.${value}`) }),
        )}
        onChange={by => onChange({ by })}
      />
      <MeasureChoice measure={view.measure} onChange={onChange} />
      <CurrencyChoice
        answer={comparison && currenciesOf(comparison)}
        onChange={onChange}
      />
      <FilterChips filters={filters} />
      <CopyLink search={`?${link}`} />
      <SavedViews page="comparison" search={params.size ? `?${params}` : ''} />
    </ControlRow>
  );
};
