import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuarantinedRecord } from '@rosetta/contracts/finops';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

type Row = QuarantinedRecord & { id: string };

/** The server pages the list, the newest import first. */
const sortable = false;

/** Where a refused record stood, what is wrong with it, and who has landed it again. */
export const useRecordColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(() => {
    const column = (
      key: 'problem' | 'value' | 'file' | 'row' | 'at' | 'state' | 'by',
      value: Column<Row>['value'],
      more: Partial<Column<Row>> = {},
    ): Column<Row> => ({
      key,
      label: t(`quarantine.column.${key}`),
      value,
      sortable,
      ...more,
    });
    return [
      column('problem', ({ problem }) => problem, { least: 220, share: 2 }),
      column('value', ({ value }) => value, { least: 120 }),
      column('file', ({ file }) => file, { least: 140 }),
      column('row', ({ row }) => row, { kind: 'number', width: 80 }),
      column('at', ({ at }) => at, {
        width: 110,
        render: ({ at }) => <RelativeTime at={at} short />,
      }),
      column(
        'state',
        ({ settled }) =>
          t(`quarantine.state.${settled ? 'settled' : 'pending'}`),
        { width: 120 },
      ),
      column('by', ({ settled }) => (settled ? nameOfRef(settled.by) : null), {
        width: 120,
        render: ({ settled }) =>
          settled ? <RequesterLink requester={settled.by} /> : null,
      }),
    ];
  }, [t]);
};
