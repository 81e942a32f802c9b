import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeploymentSource,
  LiveDeployment,
  sourceTitle,
} from '@rosetta/contracts/monitoring';
import {
  Choice,
  ControlRow,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { monitoringTranslationRef } from '../translation';
import { matrixOf } from './matrix';
import { BoardView, SHOWS } from './view';

interface BoardControlsProps {
  items: readonly LiveDeployment[];
  view: BoardView;
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

/** Which part of the board: in one row, and in the address. */
export const BoardControls = ({
  items,
  view,
  onChange,
}: BoardControlsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <ControlRow label={t('control.title')}>
      <Choice
        label={t('control.group')}
        all={t('control.allGroups')}
        width={190}
        value={view.group}
        options={groupsOf(items)}
        onChange={group => onChange({ group })}
      />
      <Choice
        label={t('control.environment')}
        all={t('control.allEnvironments')}
        width={170}
        value={view.environment}
        options={choicesOf(matrixOf(items).environments)}
        onChange={environment => onChange({ environment })}
      />
      <Choice
        label={t('control.source')}
        all={t('control.allSources')}
        value={view.source}
        options={DeploymentSource.options.map(value => ({
          value,
          label: sourceTitle(value),
        }))}
        onChange={source => onChange({ source })}
      />
      <Choice
        label={t('control.show')}
        all={t('control.everything')}
        width={190}
        value={view.show}
        options={SHOWS.map(value => ({
          value,
          label: t(`control.${value}`),
        }))}
        onChange={show => onChange({ show })}
      />
    </ControlRow>
  );
};
