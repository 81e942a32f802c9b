import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  QUARANTINE_DATASETS,
  QUARANTINE_STATES,
  QuarantineGroup,
} from '@rosetta/contracts/finops';
import {
  Choice,
  ControlRow,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { finopsTranslationRef } from '../translation';
import { QuarantineView } from './quarantineView';

interface QuarantineControlsProps {
  groups: readonly QuarantineGroup[];
  view: QuarantineView;
  onChange(change: QuarantineView): void;
}

const optionsOf = (values: readonly string[]) =>
  [...new Set(values)].map(value => ({ value, label: value }));

/** Which of the refused records are listed. */
export const QuarantineControls = ({
  groups,
  view,
  onChange,
}: QuarantineControlsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { dataset = 'focus', state } = view;
  const own = groups.filter(group => group.dataset === dataset);
  const filter = (key: 'problem' | 'file') => ({
    key,
    label: t(`quarantine.column.${key}`),
    value: view[key],
    options: optionsOf(own.map(group => group[key])),
    onChange: (value?: string) => onChange({ [key]: value }),
  });
  return (
    <ControlRow label={t('control.title')}>
      <Choice
        label={t('quarantine.column.dataset')}
        value={dataset}
        options={QUARANTINE_DATASETS.map(value => ({
          value,
          label: t(`quarantine.dataset.${value}`),
        }))}
        onChange={value =>
          onChange({ dataset: value, problem: undefined, file: undefined })
        }
      />
      <Choice
        label={t('quarantine.column.state')}
        all={t('quarantine.allStates')}
        width={190}
        value={state}
        options={QUARANTINE_STATES.map(value => ({
          value,
          label: t(`quarantine.state.${value}`),
        }))}
        onChange={value => onChange({ state: value })}
      />
      <FilterChips filters={[filter('problem'), filter('file')]} />
    </ControlRow>
  );
};
