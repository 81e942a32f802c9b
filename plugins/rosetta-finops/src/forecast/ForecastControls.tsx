import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FORECAST_HORIZONS, ForecastHorizon } from '@rosetta/contracts/finops';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { CurrencyChoice } from '../controls/CurrencyChoice';
import { MeasureChoice } from '../controls/MeasureChoice';
import { Choices } from '../costs/useCosts';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { FORECAST_LISTS, ForecastView } from './forecastView';

interface ForecastControlsProps {
  view: ForecastView;
  choices?: Choices;
  /** Says in which currencies there are costs: amounts of two are never added. */
  answer?: Pick<Costs, 'currency' | 'otherCurrencies'>;
  onChange(change: ForecastView): void;
}

const useFilters = ({ view, choices, onChange }: ForecastControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const values = {
    application: choices?.filters.applications,
    group: choices?.filters.groups,
    domain: choices?.filters.domains,
  };
  const listed = (['application', 'group', 'domain'] as const).map(key => ({
    key,
    label: t(`filter.${key}`),
    value: view[key],
    options: (values[key] ?? []).map(({ id, label }) => ({ value: id, label })),
    onChange: (value?: string) => onChange({ [key]: value }),
  }));
  const product = {
    key: 'product',
    label: t('level.product'),
    value: view.product,
    options: [],
    onChange: (value?: string) => onChange({ product: value }),
  };
  return [...listed, product];
};

/** Of what, how far ahead, in which measure. */
export const ForecastControls = (props: ForecastControlsProps) => {
  const { view, onChange } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const filters = useFilters(props);
  return (
    <ControlRow
      label={t('control.title')}
      active={filters.filter(({ value }) => value !== undefined).length}
    >
      <ChoicePill<ForecastHorizon>
        label={t('forecast.horizon')}
        value={view.horizon ?? '3'}
        options={FORECAST_HORIZONS.map(value => ({
          value,
          label: t(`forecast.ahead.${value}`),
        }))}
        onChange={horizon => onChange({ horizon })}
      />
      <ChoicePill
        label={t('control.by')}
        all={t('forecast.totalOnly')}
        value={view.by}
        options={FORECAST_LISTS.map(value => ({
          value,
          label: t(`level.${value}`),
        }))}
        onChange={by => onChange({ by })}
      />
      <MeasureChoice measure={view.measure} onChange={onChange} />
      <CurrencyChoice {...props} />
      <FilterChips filters={filters} />
      <CopyLink />
    </ControlRow>
  );
};
