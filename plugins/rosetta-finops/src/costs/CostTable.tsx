import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listCosts } from '@rosetta/contracts/finops';
import { monthsInName } from '@rosetta/contracts/values';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { ChangeCell } from '@rosetta/plugin-rosetta-core-react/kpi';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { Pointing } from '@rosetta/plugin-rosetta-core-react/charts';
import {
  maxAbsDecimal,
  ratioOf,
  subtractDecimals,
  sumDecimals,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { Costs } from '../types';
import { finopsTranslationRef } from '../translation';
import { CostName, isNamed } from './CostName';
import { CostSums } from './CostSums';
import { CostsPageView, queryOf } from './costsPageView';
import { useComparedLabel } from './useComparedLabel';

interface CostTableProps extends Pointing {
  costs: Costs;
  view: CostsPageView;
  range: MonthRange;
  onChange(change: CostsPageView): void;
}

type Row = Costs['items'][number] & { id: string };

const differenceOf = ({ amount, previous }: Row) =>
  previous === null ? null : subtractDecimals(amount, previous);

/** The change in money, with a bar as long as it is large beside the others. */
const useChangeColumn = ({ costs, ...props }: CostTableProps, rows: Row[]) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const than = useComparedLabel(props);
  const { currency } = costs;
  return useMemo((): Column<Row> => {
    const largest = maxAbsDecimal(rows.flatMap(row => differenceOf(row) ?? []));
    return {
      key: 'difference',
      label: than ? t('column.against', { than }) : t('column.difference'),
      kind: 'decimal',
      width: 208,
      value: differenceOf,
      render: ({ amount, previous }) => (
        <ChangeCell worse="more" {...{ amount, previous, currency, largest }} />
      ),
    };
  }, [currency, rows, t, than]);
};

/** What somebody bears is attributed, all of it: where there is nothing to compare it with, how is shown instead. */
const useColumns = (props: CostTableProps, rows: Row[]): Column<Row>[] => {
  const { costs, view } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const difference = useChangeColumn(props, rows);
  const isSplit =
    Boolean(view.application ?? view.group) &&
    rows.every(({ previous }) => previous === null);
  return useMemo(() => {
    const { currency, groupBy, total } = costs;
    const money = (key: keyof Row & string, label: string) => ({
      key,
      label,
      kind: 'money' as const,
      currency,
      value: (row: Row) => row[key] as string | null,
    });
    const restated = {
      ...money('restated', t('kind.restated')),
      value: (row: Row) => row.restated ?? '0',
    };
    return [
      {
        key: 'label',
        label: t(`level.${groupBy}`),
        least: 150,
        value: row => row.label,
        ...(isNamed(groupBy) && {
          render: row => <CostName groupBy={groupBy} item={row} />,
        }),
      },
      { ...money('amount', t('column.amount')), width: 128 },
      {
        key: 'attributed',
        label: t('column.attributed'),
        kind: 'percent',
        width: 88,
        hidden: isSplit,
        value: row =>
          ratioOf(sumDecimals([row.direct, row.indirect]), row.amount),
      },
      ...[
        money('direct', t('kind.direct')),
        money('indirect', t('kind.indirect')),
      ].map(column => ({ ...column, width: 118, hidden: !isSplit })),
      { ...difference, hidden: isSplit },
      ...[
        {
          key: 'share',
          label: t('column.share'),
          kind: 'percent' as const,
          value: (row: Row) => ratioOf(row.amount, total.amount),
        },
        money('unallocated', t('kind.unallocated')),
        ...(total.restated ? [restated] : []),
        money('previous', t('column.previous')),
      ].map(column => ({ ...column, hidden: true })),
    ];
  }, [costs, difference, isSplit, t]);
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
  const rows = useMemo(() => rowsOf(costs), [costs]);
  const columns = useColumns(props, rows);
  const download = useDownload(
    listCosts,
    { query: { ...queryOf(view, { from, to }), groupBy, currency } },
    `costs-${groupBy}-${monthsInName(from, to)}`,
  );
  return (
    <Stack gap={1}>
      <SectionTitle>{t('costs.table')}</SectionTitle>
      <DataTable
        id={`costs-by-${groupBy}`}
        label={t('costs.table')}
        rows={rows}
        columns={columns}
        compact
        onExport={download.csv}
        onExcel={download.excel}
        {...{ highlight, onHighlight, onOpen }}
      />
      <CostSums costs={costs} onChange={onChange} />
    </Stack>
  );
};
