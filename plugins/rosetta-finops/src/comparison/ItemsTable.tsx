import { useMemo } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  COST_DRIVERS,
  ComparedItem,
  compareCosts,
} from '@rosetta/contracts/finops';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import {
  Money,
  isZero,
  maxAbsDecimal,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { ChangeCell } from '@rosetta/plugin-rosetta-core-react/kpi';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { CostName } from '../costs/CostName';
import { costsRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { Comparison } from '../types';
import {
  ComparisonView,
  linesAddress,
  linesMonths,
  queryOf,
} from './comparisonView';
import { SideLabels } from './useSideLabel';

interface ItemsTableProps {
  view: ComparisonView;
  query: ReturnType<typeof queryOf>;
  comparison: Comparison;
  labels: SideLabels;
}

type Row = ComparedItem & { id: string };
type Side = keyof SideLabels;

interface LinesLinkProps extends ItemsTableProps {
  row: Row;
  side: Side;
}

/** What a side costs leads to its lines. */
const LinesLink = ({ view, comparison, labels, row, side }: LinesLinkProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const costs = useRouteRef(costsRouteRef);
  const formats = useFormats();
  const { amount } = row[side];
  const { currency, [side]: compared } = comparison;
  const money = <Money amount={amount} currency={currency} />;
  if (!costs || isZero(amount)) return money;
  const label = t('comparison.linesOf', {
    amount: formats.money(amount, currency),
    what: row.label,
    side: compared.days
      ? monthRangeLabel(linesMonths(compared), formats)
      : labels[side],
  });
  return (
    <Link
      component={RouterLink}
      to={`${costs()}?${linesAddress(view, comparison, compared, row.key)}`}
      aria-label={label}
    >
      {money}
    </Link>
  );
}; // prettier-ignore

/** Drivers that moved something are seen; the others can be chosen. */
const useDriverColumns = ({ comparison }: ItemsTableProps): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(
    () =>
      COST_DRIVERS.map(driver => ({
        key: driver,
        label: t(`comparison.driver.${driver}`),
        kind: 'money',
        currency: comparison.currency,
        value: ({ drivers }) => drivers?.[driver] ?? null,
        least: 112,
        hidden: comparison.items.every(
          ({ drivers }) => !drivers || isZero(drivers[driver]),
        ),
      })),
    [comparison, t],
  );
};

const useColumns = (props: ItemsTableProps, rows: readonly Row[]) => {
  const { comparison, labels } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const drivers = useDriverColumns(props);
  const { groupBy, currency } = comparison;
  const largest = maxAbsDecimal(rows.flatMap(row => row.difference ?? []));
  const amount = (side: Side): Column<Row> => ({
    key: side,
    label: labels[side],
    kind: 'money',
    currency,
    value: row => row[side].amount,
    render: row => <LinesLink {...props} row={row} side={side} />,
    width: 130,
  });
  const columns: Column<Row>[] = [
    {
      key: 'label',
      label: t(`level.${groupBy}`),
      least: 185,
      share: 1.5,
      value: ({ label }) => label,
      render: row => <CostName groupBy={groupBy} item={row} />,
    },
    amount('before'),
    amount('now'),
    {
      key: 'difference',
      label: t('comparison.difference'),
      kind: 'decimal',
      width: 208,
      value: ({ difference }) => difference,
      render: row => (
        <ChangeCell
          worse="more"
          amount={row.now.amount}
          previous={row.difference === null ? null : row.before.amount}
          {...{ currency, largest }}
        />
      ),
    },
    ...drivers,
  ];
  return columns;
};

/** What differs, largest difference first, with its drivers and the lines behind each side. */
export const ItemsTable = (props: ItemsTableProps) => {
  const { query, comparison } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { groupBy, currency } = comparison;
  const rows = useMemo(
    () => comparison.items.map(item => ({ ...item, id: item.key })),
    [comparison],
  );
  const columns = useColumns(props, rows);
  const download = useDownload(
    compareCosts,
    { query: { ...query, currency } },
    `comparison-by-${groupBy}`,
  );
  return (
    <DataTable
      id={`finops-comparison-${groupBy}`}
      label={t('comparison.items')}
      rows={rows}
      columns={columns}
      compact
      onExport={download.csv}
      onExcel={download.excel}
    />
  );
};
