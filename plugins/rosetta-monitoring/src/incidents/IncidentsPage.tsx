import { useCallback, useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listIncidents } from '@rosetta/contracts/monitoring';
import { Day } from '@rosetta/contracts/values';
import {
  Choice,
  ControlRow,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame, Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import {
  useUrlState,
  WrongAddress,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { monitoringTranslationRef } from '../translation';
import { lastDays } from './days';
import { IncidentDialog } from './IncidentDialog';
import { toRow, useIncidentColumns } from './useIncidentColumns';

const PERIODS = ['7', '30', '90'] as const;
const PRIORITIES = ['1', '2', '3', '4', '5'] as const;
const COUNTS = ['true', 'false'] as const;

const ADDRESS = z.object({
  days: z.enum(PERIODS),
  priority: z.enum(PRIORITIES),
  counts: z.enum(COUNTS),
  open: z.literal('true'),
  application: z.string().min(1),
  group: z.string().min(1),
  from: Day,
  to: Day,
  /** The incident that is open over the list. */
  incident: z.string().min(1),
});
type View = Partial<z.infer<typeof ADDRESS>>;

interface ControlsProps {
  view: View;
  onChange(change: View): void;
}

const Controls = ({ view, onChange }: ControlsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <ControlRow label={t('control.title')}>
      <Choice
        label={t('timeline.period')}
        value={view.days ?? '30'}
        options={PERIODS.map(value => ({
          value,
          label: t(`timeline.days_${value}`),
        }))}
        onChange={days => onChange({ days, from: undefined, to: undefined })}
      />
      <Choice
        label={t('incidents.filter.priority')}
        all={t('incidents.filter.anyPriority')}
        value={view.priority}
        options={PRIORITIES.map(value => ({ value, label: value }))}
        onChange={priority => onChange({ priority })}
      />
      <Choice
        label={t('incidents.filter.counts')}
        all={t('incidents.filter.all')}
        value={view.counts}
        options={[
          { value: 'true', label: t('incidents.filter.counted') },
          { value: 'false', label: t('incidents.filter.notCounted') },
        ]}
        onChange={counts => onChange({ counts })}
      />
      <Choice
        label={t('incidents.filter.state')}
        all={t('incidents.filter.anyState')}
        width={170}
        value={view.open}
        options={[{ value: 'true', label: t('incidents.filter.open') }]}
        onChange={open => onChange({ open })}
      />
      <FilterChips
        filters={(['application', 'group'] as const).map(key => ({
          key,
          label: t(`control.${key}`),
          value: view[key],
          options: [],
          onChange: value => onChange({ [key]: value }),
        }))}
      />
    </ControlRow>
  );
};

const ShownWindow = ({ from, to }: { from?: string; to?: string }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { day } = useFormats();
  if (!from || !to) return null;
  return (
    <Provenance>
      {t('incidents.window', { from: day(from), to: day(to) })}
    </Provenance>
  );
};

/** What went wrong, and which deployment each incident is put down to. */
export const IncidentsPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state: view, change, wrong } = useUrlState(ADDRESS);
  const { incident, days = '30', priority, from, to, ...filters } = view;
  const window = useMemo(
    () => (from || to ? { from, to } : lastDays(Number(days))),
    [from, to, days],
  );
  const query = {
    ...filters,
    ...window,
    priority: priority && Number(priority),
  };
  const { state, paging } = useRoutePages(listIncidents, { query });
  const download = useDownload(listIncidents, { query }, 'incidents');
  const columns = useIncidentColumns();
  const open = useCallback((id: string) => change({ incident: id }), [change]);
  const rows = useMemo(() => state.value?.items.map(toRow) ?? [], [state]);
  const opened = rows.find(({ id }) => id === incident);
  return (
    <PageFrame title={t('incidents.title')} line={t('incidents.line')}>
      <Controls view={view} onChange={change} />
      <WrongAddress wrong={wrong} />
      <Resource state={state}>
        {() =>
          rows.length || paging.paginationModel.page > 0 ? (
            <DataTable
              id="monitoring-incidents"
              label={t('incidents.title')}
              rows={rows}
              columns={columns}
              onOpen={open}
              onExport={download.csv}
              onExcel={download.excel}
              {...paging}
            />
          ) : (
            <EmptyState title={t('incidents.none')}>
              {t('incidents.noneHelp')}
            </EmptyState>
          )
        }
      </Resource>
      <ShownWindow {...window} />
      {opened && (
        <IncidentDialog
          incident={opened}
          onClose={() => change({ incident: undefined })}
        />
      )}
    </PageFrame>
  );
};
