import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  listSlos,
  SLO_STATES,
  SloItem,
  SloState,
} from '@rosetta/contracts/monitoring';
import { listApplications, listGroups } from '@rosetta/contracts/ref';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  useUrlState,
  WrongAddress,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { monitoringTranslationRef } from '../translation';
import { SloActions } from './SloActions';
import { SloLinks } from './SloLinks';
import { SlosTable } from './SlosTable';

const SLOS_VIEW = z.object({
  state: SloState,
  application: z.string().min(1),
  group: z.string().min(1),
  retired: z.literal('true'),
});
type SlosView = Partial<z.infer<typeof SLOS_VIEW>>;

interface ControlsProps {
  view: SlosView;
  slos: readonly SloItem[];
  params: URLSearchParams;
  onChange(change: SlosView): void;
}

const optionsOf = (items: readonly { id: string; name: string }[] = []) =>
  items
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((left, right) => left.label.localeCompare(right.label));

const Controls = ({ view, slos, params, onChange }: ControlsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const options = {
    application: optionsOf(useRouteItems(listApplications, {}).value),
    group: optionsOf(useRouteItems(listGroups, {}).value),
  };
  const count = (state: SloState) =>
    slos.filter(({ status }) => status.state === state).length;
  return (
    <ControlRow
      label={t('control.title')}
      active={Object.values(view).filter(Boolean).length}
    >
      <ChoicePill<SloState>
        label={t('slos.column.state')}
        all={t('slos.anyState')}
        value={view.state}
        options={SLO_STATES.map(value => ({
          value,
          label: t('slos.counted', {
            state: t(`slos.state.${value}`),
            count: count(value),
          }),
        }))}
        onChange={state => onChange({ state })}
      />
      <ChoicePill<'true'>
        label={t('slos.measured.title')}
        all={t('slos.measured.yes')}
        value={view.retired}
        options={[{ value: 'true', label: t('slos.measured.no') }]}
        onChange={retired => onChange({ retired })}
      />
      <FilterChips
        filters={(['application', 'group'] as const).map(key => ({
          key,
          label: t(`control.${key}`),
          value: view[key],
          options: options[key],
          onChange: value => onChange({ [key]: value }),
        }))}
      />
      <CopyLink search={`?${params}`} />
    </ControlRow>
  );
};

/** Nothing is promised, or nothing of it matches: what to do next. */
const NoSlos = ({ view, onChange }: Pick<ControlsProps, 'view' | 'onChange'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mayChange = useMay('monitoring.slos.write');
  const help = t(mayChange ? 'slos.noneHelp' : 'slos.noneRead');
  if (!Object.values(view).some(Boolean))
    return <EmptyState title={t('slos.none')}>{help}</EmptyState>;
  const all = { state: undefined, application: undefined, group: undefined, retired: undefined }; // prettier-ignore
  return (
    <EmptyState
      title={t('slos.noMatch')}
      action={
        <Button variant="outlined" onClick={() => onChange(all)}>
          {t('slos.showAll')}
        </Button>
      }
    >
      {help}
    </EmptyState>
  );
}; // prettier-ignore

/** What each application promises, worst first. */
export const SlosPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state: view, change, params, wrong } = useUrlState(SLOS_VIEW);
  const { state, ...scope } = view;
  const slos = useRouteItems(listSlos, { query: scope });
  return (
    <PageFrame
      title={t('slos.title')}
      line={t('slos.line')}
      actions={<SloActions application={view.application} />}
    >
      <SloLinks here="slos" />
      <WrongAddress wrong={wrong} />
      <Resource state={slos}>
        {items => {
          const shown = items.filter(
            ({ status }) => !state || status.state === state,
          );
          return (
            <>
              <Controls
                view={view}
                slos={items}
                params={params}
                onChange={change}
              />
              {shown.length ? (
                <SlosTable slos={shown} />
              ) : (
                <NoSlos view={view} onChange={change} />
              )}
            </>
          );
        }}
      </Resource>
    </PageFrame>
  );
};
