import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FilterValue, GROUP_BYS, NONE } from '@rosetta/contracts/finops';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  Filter,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  MonthRange,
  presetRange,
} from '@rosetta/plugin-rosetta-core-react/period';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { SavedViews } from '@rosetta/plugin-rosetta-core-react/views';
import { finopsTranslationRef } from '../translation';
import { MeasureChoice } from '../controls/MeasureChoice';
import { useReasonLabel } from '../lines/useReason';
import { PeriodChoice } from '../months/PeriodChoice';
import { namesOf } from './namesOf';
import { Choices } from './useCosts';
import { CostsPageView } from './costsPageView';

interface CostControlsProps {
  view: CostsPageView;
  range: MonthRange;
  choices: Choices;
  /** The address as it is. */
  params: URLSearchParams;
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

/** Several at once, separated by commas, come with a link: each is called by its name. */
const withSeveral = (options: ReturnType<typeof named>, value?: string) => {
  if (!value?.includes(',')) return options;
  const labelOf = (key: string) =>
    options.find(option => option.value === key)?.label;
  return [...options, { value, label: namesOf(value, labelOf) }];
};

/** Months of one's own follow no preset; the months that are shown without any may be those of one. */
const presetOf = ({ from, to, period }: CostsPageView, range: MonthRange) => {
  if (from || to) return undefined;
  const isLastMonth = presetRange('last-month').from === range.from;
  return period ?? (isLastMonth ? 'last-month' : undefined);
};

/** Filters that come with a line: there are too many values to choose one from a list. */
const FROM_LINES = [
  'account',
  'region',
  'resource',
  'tag',
  'day',
  'reason',
  'rule',
] as const;

/** Versions are counted by each rule for itself. */
const NO_VERSION = { ruleVersion: undefined };

const ruleOf = ({ rule, ruleVersion }: CostsPageView) =>
  rule && ruleVersion ? `${rule} v${ruleVersion}` : rule;

const useFilters = ({ view, choices, onChange }: CostControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const labelOfReason = useReasonLabel();
  const values = {
    billingAccount: choices.filters.billingAccounts,
    group: choices.filters.groups,
    application: choices.filters.applications,
    domain: choices.filters.domains,
    provider: choices.filters.providers,
    chargeCategory: choices.filters.chargeCategories,
  };
  const names = ['group', 'application', 'domain', 'billingAccount', 'provider', 'chargeCategory'] as const; // prettier-ignore
  const listed = names.map(
    (key): Filter => ({
      key,
      label: t(`filter.${key}`),
      value: view[key],
      options: withSeveral(named(values[key]), view[key]),
      onChange: value => onChange({ [key]: value }),
    }),
  );
  const labels: Partial<Record<(typeof FROM_LINES)[number], string>> = {
    reason: view.reason && labelOfReason(view.reason),
    rule: view.rule === NONE ? t('filter.noRule') : ruleOf(view),
  };
  const fromLines = FROM_LINES.map(
    (key): Filter => ({
      key,
      label: t(`filter.${key}`),
      value: labels[key] ?? view[key],
      options: [],
      onChange: value =>
        onChange({ [key]: value, ...(key === 'rule' && NO_VERSION) }),
    }),
  );
  return [...listed, ...fromLines];
};

const ViewChoices = ({ view, onChange }: CostControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <>
      <ChoicePill
        label={t('control.compare')}
        value={view.compare ?? 'previous'}
        options={COMPARISONS.map(value => ({
          value,
          label: t(`compare.${value}`),
        }))}
        onChange={compare => onChange({ compare })}
      />
      <ChoicePill
        label={t('control.by')}
        all={t('control.nextLevel')}
        value={view.by}
        options={GROUP_BYS.map(value => ({
          value,
          label: t(`level.${value}`),
        }))}
        onChange={by =>
          onChange({
            by,
            view: undefined,
            kind: undefined,
            reason: undefined,
            rule: undefined,
            ruleVersion: undefined,
          })
        }
      />
      <MeasureChoice measure={view.measure} onChange={onChange} />
    </>
  );
};

/** Period, comparison, level, measure, filters: in one row, and in the address. */
export const CostControls = (props: CostControlsProps) => {
  const { view, range, choices, params, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const filters = useFilters(props);
  // A link shows a colleague these months, also when they are no longer the last ones.
  const link = changeParams(params, { ...range, period: undefined });
  return (
    <ControlRow
      label={t('control.title')}
      active={filters.filter(({ value }) => value !== undefined).length}
    >
      <PeriodChoice
        range={range}
        preset={presetOf(view, range)}
        periods={choices.periods}
        onChange={onChange}
      />
      <ViewChoices {...props} />
      <FilterChips filters={filters} />
      <CopyLink search={`?${link}`} />
      <SavedViews page="costs" search={params.size ? `?${params}` : ''} />
    </ControlRow>
  );
};
