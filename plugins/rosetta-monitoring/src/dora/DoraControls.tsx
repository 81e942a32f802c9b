import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listApplications, listGroups } from '@rosetta/contracts/ref';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  Filter,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { monitoringTranslationRef } from '../translation';
import { DoraView, METRIC_NAMES, SPANS } from './doraView';

interface DoraControlsProps {
  view: DoraView;
  onChange(change: DoraView): void;
}

const optionsOf = (items: readonly { id: string; name: string }[] = []) =>
  items
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((left, right) => left.label.localeCompare(right.label));

const useFilters = ({ view, onChange }: DoraControlsProps): Filter[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const options = {
    application: optionsOf(useRouteItems(listApplications, {}).value),
    group: optionsOf(useRouteItems(listGroups, {}).value),
  };
  return (['application', 'group'] as const).map(key => ({
    key,
    label: t(`control.${key}`),
    value: view[key],
    options: options[key],
    onChange: value => onChange({ [key]: value }),
  }));
};

/** Which days, of what, and by which report. */
export const DoraControls = (props: DoraControlsProps) => {
  const { view, onChange } = props;
  const { t } = useTranslationRef(monitoringTranslationRef);
  const filters = useFilters(props);
  return (
    <ControlRow
      label={t('control.title')}
      active={filters.filter(({ value }) => value !== undefined).length}
    >
      <ChoicePill
        label={t('dora.control.days')}
        value={view.days ?? (view.from ? undefined : '90')}
        all={view.from ? `${view.from} – ${view.to ?? ''}` : undefined}
        options={SPANS.map(value => ({
          value,
          label: t('dora.control.lastDays', { count: Number(value) }),
        }))}
        onChange={days => onChange({ days, from: undefined, to: undefined })}
      />
      <ChoicePill
        label={t('dora.control.metric')}
        value={view.metric ?? METRIC_NAMES[0]}
        options={METRIC_NAMES.map(value => ({
          value,
          label: t(`dora.metric.${value}`),
        }))}
        onChange={metric => onChange({ metric, rows: undefined })}
      />
      <ChoicePill
        label={t('dora.control.by')}
        value={view.by ?? 'application'}
        options={(['application', 'group'] as const).map(value => ({
          value,
          label: t(`control.${value}`),
        }))}
        onChange={by => onChange({ by })}
      />
      <ChoicePill
        label={t('dora.control.definition')}
        value={view.definition ?? '2023'}
        options={(['2023', '2021'] as const).map(value => ({
          value,
          label: value,
        }))}
        onChange={definition => onChange({ definition })}
      />
      <FilterChips filters={filters} />
      <CopyLink />
    </ControlRow>
  );
};
