import { useMemo, useState } from 'react';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UnallocatedItem, listUnallocated } from '@rosetta/contracts/finops';
import { monthsInName } from '@rosetta/contracts/values';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  DataTable,
  ServerPaging,
} from '@rosetta/plugin-rosetta-core-react/table';
import { CostsPageView, queryOf } from '../costs/costsPageView';
import { finopsTranslationRef } from '../translation';
import { Unallocated } from '../types';
import { ListSwitch } from './ListSwitch';
import { PivotToPropose, ProposePivotDialog } from './ProposePivotDialog';
import { UnallocatedFooter } from './UnallocatedFooter';
import { useUnallocatedColumns } from './useUnallocatedColumns';

interface UnallocatedViewProps {
  view: CostsPageView;
  range: MonthRange;
  onChange(change: CostsPageView): void;
}

interface ListProps {
  unallocated: Unallocated;
  paging: ServerPaging;
  onExport(): void;
  onExcel(): void;
  onOpen(key: string): void;
  onPropose(pivot: PivotToPropose): void;
}

/** As the server answers, in the one order there is. */
const LARGEST_FIRST = { key: 'amount', order: 'desc' } as const;

const List = (props: ListProps) => {
  const { unallocated, paging, onExport, onExcel, onOpen, onPropose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useUnallocatedColumns(unallocated, onPropose);
  const rows = useMemo(
    () =>
      unallocated.items.map((item: UnallocatedItem) => ({
        ...item,
        id: item.key,
      })),
    [unallocated],
  );
  if (!rows.length && paging.paginationModel?.page === 0)
    return (
      <EmptyState title={t('unallocated.nothing')}>
        {t('unallocated.nothingHelp')}
      </EmptyState>
    );
  return (
    <DataTable
      id={`unallocated-by-${unallocated.groupBy}`}
      label={t('unallocated.title')}
      rows={rows}
      columns={columns}
      onExport={onExport}
      onExcel={onExcel}
      onOpen={onOpen}
      sorting={LARGEST_FIRST}
      {...paging}
    />
  );
};

/** What nobody bears, as a list of work: how much, why, and what would change it. */
export const UnallocatedView = ({
  view,
  range,
  onChange,
}: UnallocatedViewProps) => {
  const { list: groupBy = 'account', reason } = view;
  const { application: _, group: __, ...filters } = queryOf(view, range);
  const query = { ...filters, groupBy, reason };
  const { state, paging } = useRoutePages(listUnallocated, { query });
  const [pivot, setPivot] = useState<PivotToPropose>();
  const download = useDownload(
    listUnallocated,
    { query },
    `unallocated-by-${groupBy}-${monthsInName(range.from, range.to)}`,
  );
  const open = (key: string, currency: string) =>
    onChange({
      view: 'lines',
      kind: 'unallocated',
      application: undefined,
      group: undefined,
      currency,
      [groupBy]: key,
    });
  return (
    <Stack gap={1.5}>
      <ListSwitch
        list={groupBy}
        unallocated={state.value}
        onChange={list => onChange({ list })}
      />
      <Resource state={state}>
        {unallocated => (
          <>
            <List
              unallocated={unallocated}
              paging={paging}
              onExport={download.csv}
              onExcel={download.excel}
              onOpen={key => open(key, unallocated.currency)}
              onPropose={setPivot}
            />
            <UnallocatedFooter unallocated={unallocated} />
          </>
        )}
      </Resource>
      {pivot && (
        <ProposePivotDialog pivot={pivot} onClose={() => setPivot(undefined)} />
      )}
    </Stack>
  );
};
