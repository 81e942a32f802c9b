import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeploymentSource,
  LiveDeployment,
  sourceTitle,
} from '@rosetta/contracts/monitoring';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  Filter,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { SavedViews } from '@rosetta/plugin-rosetta-core-react/views';
import { monitoringTranslationRef } from '../translation';
import { MatrixRow, matrixOf } from './matrix';
import { BoardUrl, BoardView, SHOWS } from './view';

interface BoardControlsProps {
  items: readonly LiveDeployment[];
  view: BoardView;
  /** The address as it is. */
  params: URLSearchParams;
  onChange(change: BoardView): void;
}

const choicesOf = (values: Iterable<string>) =>
  [...values].map(value => ({ value, label: value }));

const groupsOf = (items: readonly LiveDeployment[]) => {
  const names = new Map<string, string>();
  for (const { application } of items)
    if (application?.group)
      names.set(application.group, application.groupName ?? application.group);
  return [...names]
    .map(([value, label]) => ({ value, label }))
    .sort((left, right) => left.label.localeCompare(right.label));
};

const applicationsOf = (rows: readonly MatrixRow[]) =>
  rows
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((left, right) => left.label.localeCompare(right.label));

const useFilters = ({
  items,
  view,
  onChange,
}: BoardControlsProps): Filter[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { rows, environments } = useMemo(() => matrixOf(items), [items]);
  const options = {
    application: applicationsOf(rows),
    group: groupsOf(items),
    environment: choicesOf(environments),
    source: DeploymentSource.options.map(value => ({
      value,
      label: sourceTitle(value),
    })),
  };
  return (['application', 'group', 'environment', 'source'] as const).map(
    key => ({
      key,
      label: t(`control.${key}`),
      value: view[key],
      options: options[key],
      // An address may say anything: what it means is for its schema to say.
      onChange: value =>
        onChange({ [key]: BoardUrl.shape[key].optional().parse(value) }),
    }),
  );
};

/** Which part of the board: in one row, and in the address. */
export const BoardControls = (props: BoardControlsProps) => {
  const { view, params, onChange } = props;
  const { t } = useTranslationRef(monitoringTranslationRef);
  const filters = useFilters(props);
  const isSet = [...filters.map(({ value }) => value), view.show];
  const search = params.size ? `?${params}` : '';
  return (
    <ControlRow
      label={t('control.title')}
      active={isSet.filter(value => value !== undefined).length}
    >
      <ChoicePill
        label={t('control.show')}
        all={t('control.everything')}
        value={view.show}
        options={SHOWS.map(value => ({ value, label: t(`control.${value}`) }))}
        onChange={show => onChange({ show })}
      />
      <FilterChips filters={filters} />
      <CopyLink search={search} />
      <SavedViews page="deployments" search={search} />
    </ControlRow>
  );
};
