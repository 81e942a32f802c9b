import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ANOMALY_STATES,
  AnomalyKind,
  AnomalyState,
  listAnomalies,
} from '@rosetta/contracts/finops';
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
import {
  DataTable,
  ServerPaging,
} from '@rosetta/plugin-rosetta-core-react/table';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { finopsTranslationRef } from '../translation';
import { Anomalies } from '../types';
import { OpenedAnomaly } from './OpenedAnomaly';
import { useAnomalyColumns } from './useAnomalyColumns';

const SORTS = ['start', 'impact'] as const;

const ADDRESS = z.object({
  state: AnomalyState,
  kind: AnomalyKind,
  sort: z.enum(SORTS),
  application: z.string().min(1),
  group: z.string().min(1),
  product: z.string().min(1),
  from: Day,
  to: Day,
  /** The anomaly that is open over the list. */
  anomaly: z.string().min(1),
});
type View = Partial<z.infer<typeof ADDRESS>>;

/** What comes with a link has no list to be chosen from. */
const LINKED = ['application', 'group', 'product'] as const;

interface ViewProps {
  view: View;
  onChange(change: View): void;
}

const Controls = ({ view, onChange }: ViewProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ControlRow label={t('control.title')}>
      <Choice
        label={t('anomalies.column.state')}
        all={t('anomalies.anyState')}
        width={170}
        value={view.state}
        options={ANOMALY_STATES.map(value => ({
          value,
          label: t(`anomalies.state.${value}`),
        }))}
        onChange={state => onChange({ state })}
      />
      <Choice
        label={t('anomalies.column.kind')}
        all={t('anomalies.anyKind')}
        width={170}
        value={view.kind}
        options={AnomalyKind.options.map(value => ({
          value,
          label: t(`anomalies.of.${value}`),
        }))}
        onChange={kind => onChange({ kind })}
      />
      <Choice
        label={t('anomalies.column.order')}
        width={220}
        value={view.sort ?? SORTS[0]}
        options={SORTS.map(value => ({
          value,
          label: t(`anomalies.sort.${value}`),
        }))}
        onChange={sort => onChange({ sort })}
      />
      <FilterChips
        filters={LINKED.map(key => ({
          key,
          label: key === 'product' ? t('level.product') : t(`filter.${key}`),
          value: view[key],
          options: [],
          onChange: value => onChange({ [key]: value }),
        }))}
      />
    </ControlRow>
  );
};

interface ListProps extends ViewProps {
  found: Anomalies;
  paging: ServerPaging;
  query: Omit<View, 'anomaly'>;
}

const List = ({ found, paging, query, onChange }: ListProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const open = useCallback(
    (anomaly: string) => onChange({ anomaly }),
    [onChange],
  );
  const columns = useAnomalyColumns(open);
  const download = useDownload(listAnomalies, { query }, 'anomalies');
  if (found.items.length === 0 && paging.paginationModel?.page === 0)
    return (
      <EmptyState title={t('anomalies.none')}>
        {t('anomalies.noneHelp')}
      </EmptyState>
    );
  return (
    <DataTable
      id="finops-anomalies"
      label={t('anomalies.title')}
      rows={found.items}
      columns={columns}
      onExport={download.csv}
      onExcel={download.excel}
      onOpen={open}
      {...paging}
    />
  );
};

/** Days of unusual cost, what drove them, and what people say of them. */
export const AnomaliesPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { day } = useFormats();
  const { state: view, change, wrong } = useUrlState(ADDRESS);
  const { anomaly, ...query } = view;
  const { state, paging } = useRoutePages(listAnomalies, { query });
  return (
    <PageFrame title={t('anomalies.title')} line={t('anomalies.about')}>
      <Controls view={view} onChange={change} />
      <WrongAddress wrong={wrong} />
      <Resource state={state}>
        {found => (
          <>
            <List {...{ found, paging, query, view }} onChange={change} />
            {found.through && (
              <Provenance>
                {t('anomalies.through', { day: day(found.through) })}
              </Provenance>
            )}
          </>
        )}
      </Resource>
      {anomaly && (state.value || state.error) && (
        <OpenedAnomaly
          id={anomaly}
          listed={state.value?.items.find(({ id }) => id === anomaly)}
          onClose={() => change({ anomaly: undefined })}
        />
      )}
    </PageFrame>
  );
};
