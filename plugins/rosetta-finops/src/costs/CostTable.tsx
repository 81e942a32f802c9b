import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listCosts } from '@rosetta/contracts/finops';
import { Pointing } from '@rosetta/plugin-rosetta-core-react/charts';
import { ratioOf, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { useCsvDownload } from '../useCsvDownload';
import { CostSums } from './CostSums';
import { CostsPageView, queryOf } from './costsPageView';

interface CostTableProps extends Pointing {
  costs: Costs;
  view: CostsPageView;
  onChange(change: CostsPageView): void;
}

type Row = Costs['items'][number] & { id: string };

const useColumns = (costs: Costs): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return useMemo(() => {
    const { currency, groupBy, total } = costs;
    const money = (key: keyof Row & string, label: string) => ({
      key,
      label,
      kind: 'money' as const,
      currency,
      value: (row: Row) => row[key] as string | null,
    });
    return [
      {
        key: 'label',
        label: t(`level.${groupBy}`),
        least: 210,
        value: row => row.label,
        ...(groupBy === 'month' && { render: row => month(row.key) }),
      },
      money('amount', t('column.amount')),
      {
        key: 'share',
        label: t('column.share'),
        kind: 'percent',
        value: row => ratioOf(row.amount, total.amount),
      },
      money('direct', t('kind.direct')),
      { ...money('indirect', t('kind.indirect')), hidden: true },
      money('unallocated', t('kind.unallocated')),
      money('previous', t('column.previous')),
      {
        key: 'change',
        label: t('column.change'),
        kind: 'change',
        value: row => row.change,
      },
    ];
  }, [costs, t, month]);
};

/** As in the picture: largest first, but months one after the other. */
const rowsOf = ({ items, groupBy }: Costs): Row[] => {
  const rows = items.map(item => ({ ...item, id: item.key }));
  return groupBy === 'month'
    ? rows.sort((left, right) => left.key.localeCompare(right.key))
    : rows;
};

/** The rows of the picture, in the same order, and what they add up to. */
export const CostTable = (props: CostTableProps) => {
  const { costs, view, onChange, highlight, onHighlight, onOpen } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { from, to, groupBy, currency } = costs;
  const columns = useColumns(costs);
  const rows = useMemo(() => rowsOf(costs), [costs]);
  const download = useCsvDownload(
    listCosts,
    { query: { ...queryOf(view, { from, to }), groupBy, currency } },
    `costs-${groupBy}-${from}-${to}.csv`,
  );
  return (
    <Stack gap={1}>
      <Typography variant="h6" component="h2" sx={{ m: 0 }}>
        {t('costs.table')}
      </Typography>
      <DataTable
        id={`costs-by-${groupBy}`}
        label={t('costs.table')}
        rows={rows}
        columns={columns}
        onExport={download}
        {...{ highlight, onHighlight, onOpen }}
      />
      <CostSums costs={costs} onChange={onChange} />
    </Stack>
  );
};
