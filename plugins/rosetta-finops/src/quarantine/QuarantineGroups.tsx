import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { QuarantineGroup } from '@rosetta/contracts/finops';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { QuarantineView } from './quarantineView';

interface QuarantineGroupsProps {
  groups: readonly QuarantineGroup[];
  onChoose(change: QuarantineView): void;
}

type Row = QuarantineGroup & { id: string };

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(() => {
    const number = (
      key: 'records' | 'settled' | 'pending',
      value: (row: Row) => number,
    ): Column<Row> => ({
      key,
      label: t(`quarantine.column.${key}`),
      kind: 'number',
      width: 100,
      value,
    });
    return [
      {
        key: 'problem',
        label: t('quarantine.column.problem'),
        least: 220,
        share: 2,
        value: ({ problem }) => problem,
      },
      {
        key: 'file',
        label: t('quarantine.column.file'),
        least: 160,
        value: ({ file }) => file,
      },
      {
        key: 'dataset',
        label: t('quarantine.column.dataset'),
        width: 120,
        value: ({ dataset }) => t(`quarantine.dataset.${dataset}`),
      },
      number('records', ({ records }) => records),
      number('settled', ({ settled }) => settled),
      number('pending', ({ records, settled }) => records - settled),
      {
        key: 'at',
        label: t('quarantine.column.at'),
        width: 120,
        value: ({ at }) => at,
        render: ({ at }) => <RelativeTime at={at} short />,
      },
    ];
  }, [t]);
};

/** What refuses records, and of which file; a row shows the records. */
export const QuarantineGroups = ({
  groups,
  onChoose,
}: QuarantineGroupsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useColumns();
  const rows = useMemo(
    () =>
      groups.map(group => ({
        ...group,
        id: JSON.stringify([group.dataset, group.problem, group.file]),
      })),
    [groups],
  );
  const choose = (id: string) => {
    const row = rows.find(each => each.id === id);
    if (!row) return;
    const { dataset, problem, file } = row;
    onChoose({ dataset, problem, file });
  };
  return (
    <DataTable
      id="finops-quarantine-groups"
      label={t('quarantine.groups')}
      rows={rows}
      columns={columns}
      compact
      onOpen={choose}
    />
  );
};
