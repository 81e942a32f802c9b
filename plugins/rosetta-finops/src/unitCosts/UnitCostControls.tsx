import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UNIT_COST_GROUP_BYS } from '@rosetta/contracts/finops';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { CurrencyChoice } from '../controls/CurrencyChoice';
import { MeasureChoice } from '../controls/MeasureChoice';
import { Choices } from '../costs/useCosts';
import { PeriodChoice } from '../months/PeriodChoice';
import { finopsTranslationRef } from '../translation';
import { UnitCostView, UnitCosts } from './unitCostView';

interface UnitCostControlsProps {
  view: UnitCostView;
  range: MonthRange;
  choices: Choices;
  /** Says which metrics and currencies there are. */
  answer?: UnitCosts;
  onChange(change: UnitCostView): void;
}

const useFilters = ({ view, choices, onChange }: UnitCostControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { applications, groups, domains } = choices.filters;
  const values = { application: applications, group: groups, domain: domains };
  const filter = (
    key: 'application' | 'group' | 'domain' | 'product',
    options: Choices['filters']['domains'] = [],
  ) => ({
    key,
    label: t(`level.${key}`),
    value: view[key],
    options: options.map(({ id, label }) => ({ value: id, label })),
    onChange: (value?: string) => onChange({ [key]: value }),
  });
  return [
    ...(['application', 'group', 'domain'] as const).map(key =>
      filter(key, values[key]),
    ),
    filter('product'),
  ];
};

/** Which months, which metric, of what. */
export const UnitCostControls = (props: UnitCostControlsProps) => {
  const { view, range, choices, answer } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  // Rows of consumption that are open belong to what was shown.
  const onChange = (change: UnitCostView) =>
    props.onChange({ ...change, rowsOf: undefined, rowsFor: undefined });
  const filters = useFilters({ ...props, onChange });
  const metrics = answer?.metrics ?? [];
  return (
    <ControlRow
      label={t('control.title')}
      active={filters.filter(({ value }) => value !== undefined).length}
    >
      <PeriodChoice
        range={range}
        preset={view.from ? undefined : view.period}
        periods={choices.periods}
        onChange={onChange}
      />
      {metrics.length > 0 && (
        <ChoicePill
          label={t('unitCosts.metric')}
          value={view.metric ?? answer?.metric ?? metrics[0].metric}
          options={metrics.map(({ metric, unit }) => ({
            value: metric,
            label: t('unitCosts.metricIn', { metric, unit }),
          }))}
          onChange={metric => onChange({ metric })}
        />
      )}
      <ChoicePill
        label={t('control.by')}
        value={view.by ?? 'application'}
        options={UNIT_COST_GROUP_BYS.map(value => ({
          value,
          label: t(`level.${value}`),
        }))}
        onChange={by => onChange({ by })}
      />
      <MeasureChoice measure={view.measure} onChange={onChange} />
      <CurrencyChoice answer={answer} onChange={onChange} />
      <FilterChips filters={filters} />
      <CopyLink />
    </ControlRow>
  );
};
