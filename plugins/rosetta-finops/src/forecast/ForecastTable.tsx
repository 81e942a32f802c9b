import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostForecast, ForecastMonth } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

type Row = { id: string; actual: string | null } & Partial<ForecastMonth>;

/** What is forecast comes first, then what was, the newest month first. */
const toRows = ({ history, months }: CostForecast): Row[] => [
  ...months.map(each => ({ ...each, id: each.month, actual: null })),
  ...history
    .map(({ month, amount }) => ({ id: month, actual: amount }))
    .reverse(),
];

const useColumns = (currency: string): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return useMemo(() => {
    const money = (
      key: 'actual' | 'expected' | 'low80' | 'high80' | 'low95' | 'high95',
      value: (row: Row) => string | null | undefined,
    ): Column<Row> => ({
      key,
      label: t(`forecast.column.${key}`),
      kind: 'money',
      currency,
      value: row => value(row) ?? null,
      least: 118,
    });
    return [
      {
        key: 'month',
        label: t('forecast.column.month'),
        value: ({ id }) => id,
        width: 130,
        render: ({ id }) => <>{month(id)}</>,
      },
      money('actual', ({ actual }) => actual),
      money('expected', ({ amount }) => amount),
      money('low80', ({ interval80 }) => interval80?.low),
      money('high80', ({ interval80 }) => interval80?.high),
      money('low95', ({ interval95 }) => interval95?.low),
      money('high95', ({ interval95 }) => interval95?.high),
    ];
  }, [t, month, currency]);
};

interface ForecastTableProps {
  forecast: CostForecast;
  currency: string;
}

/** The months of the picture, in figures. */
export const ForecastTable = ({ forecast, currency }: ForecastTableProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useColumns(currency);
  const rows = useMemo(() => toRows(forecast), [forecast]);
  return (
    <DataTable
      id="finops-forecast"
      label={t('forecast.months')}
      rows={rows}
      columns={columns}
      compact
    />
  );
};
