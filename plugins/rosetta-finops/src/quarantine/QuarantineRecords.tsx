import { useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuarantinedRecord, listQuarantine } from '@rosetta/contracts/finops';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import {
  Resource,
  EmptyState,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { QuarantineView, filterOf } from './quarantineView';
import { RecordDetail } from './RecordDetail';
import { useRecordColumns } from './useRecordColumns';

const idOf = ({ import: number, row }: QuarantinedRecord) => `${number}:${row}`;

/** The refused records that were chosen; a row shows what the record says. */
export const QuarantineRecords = ({ view }: { view: QuarantineView }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state, paging } = useRoutePages(listQuarantine, {
    query: { ...filterOf(view), state: view.state },
  });
  const columns = useRecordColumns();
  const [open, setOpen] = useState<string>();
  const items = state.value?.items;
  const rows = useMemo(
    () => (items ?? []).map(record => ({ ...record, id: idOf(record) })),
    [items],
  );
  const record = rows.find(({ id }) => id === open);
  return (
    <Resource state={state}>
      {() =>
        rows.length === 0 ? (
          <EmptyState title={t('quarantine.noMatch')}>
            {t('quarantine.noMatchHelp')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              id="finops-quarantine"
              label={t('quarantine.records')}
              rows={rows}
              columns={columns}
              compact
              onOpen={setOpen}
              {...paging}
            />
            {record && (
              <RecordDetail
                record={record}
                onClose={() => setOpen(undefined)}
              />
            )}
          </>
        )
      }
    </Resource>
  );
};
