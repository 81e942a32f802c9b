import { useMemo } from 'react';
import Button from '@mui/material/Button';
import MissingIcon from '@mui/icons-material/WarningAmberOutlined';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ExchangeRate, listRates } from '@rosetta/contracts/finops';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { nameOfRef } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { RateDraft } from './rateDraft';
import { Rates } from './useRates';

/** What is known of a month and currency; `missing` where its run fails for want of it. */
type Cell = ExchangeRate | 'missing' | undefined;

interface Row {
  /** The month. */
  id: string;
  cells: ReadonlyMap<string, Cell>;
}

/** A row for each month, the newest first. */
const toRows = ({ items, missing }: Rates): Row[] => {
  const months = new Map<string, Map<string, Cell>>();
  const put = (month: string, currency: string, cell: Cell) =>
    months.set(month, (months.get(month) ?? new Map()).set(currency, cell));
  for (const item of items) put(item.month, item.currency, item);
  for (const { month, currency } of missing) put(month, currency, 'missing');
  return [...months]
    .map(([id, cells]) => ({ id, cells }))
    .sort((a, b) => (a.id < b.id ? 1 : -1));
};

const currenciesOf = ({ items, missing }: Rates) =>
  [...new Set([...items, ...missing].map(({ currency }) => currency))].sort();

interface RateCellProps {
  month: string;
  currency: string;
  cell: Cell;
  /** Opens the form of a rate; nothing for those who only read. */
  onChange?(draft: RateDraft): void;
}

const RateCell = ({ month, currency, cell, onChange }: RateCellProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  if (cell === undefined) return <>–</>;
  const rate = cell === 'missing' ? '' : cell.rate;
  const about = { currency, month: formats.month(month), rate };
  const shown =
    cell === 'missing' ? (
      <StateChip
        color="warning"
        icon={<MissingIcon />}
        label={t('rates.missingCell')}
      />
    ) : (
      <span
        title={t('rates.updated', {
          by: nameOfRef(cell.updatedBy),
          at: formats.instant(cell.updatedAt),
        })}
      >
        {rate}
      </span>
    );
  if (!onChange) return shown;
  return (
    <Button
      size="small"
      color="inherit"
      aria-label={t(rate ? 'rates.change' : 'rates.enterOf', about)}
      onClick={() => onChange({ month, currency, rate })}
      sx={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {shown}
    </Button>
  );
};

const rateOf = (cell: Cell) =>
  cell === undefined || cell === 'missing' ? null : cell.rate;

interface RatesTableProps extends Pick<RateCellProps, 'onChange'> {
  rates: Rates;
}

const useColumns = ({ rates, onChange }: RatesTableProps): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  return useMemo(
    () => [
      {
        key: 'month',
        label: t('rates.column.month'),
        value: ({ id }) => id,
        width: 160,
        render: ({ id }) => <>{month(id)}</>,
      },
      ...currenciesOf(rates).map(
        (currency): Column<Row> => ({
          key: currency,
          label: currency,
          kind: 'decimal',
          least: 110,
          value: ({ cells }) => rateOf(cells.get(currency)),
          render: ({ id, cells }) => (
            <RateCell
              month={id}
              currency={currency}
              cell={cells.get(currency)}
              onChange={onChange}
            />
          ),
        }),
      ),
    ],
    [t, month, rates, onChange],
  );
};

/** The rates there are, and those that are missing: a row for each month, a column for each currency. */
export const RatesTable = (props: RatesTableProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { rates } = props;
  const columns = useColumns(props);
  const rows = useMemo(() => toRows(rates), [rates]);
  const download = useDownload(listRates, {}, 'exchange-rates');
  return (
    <DataTable
      id="finops-rates"
      label={t('rates.inCurrency', { currency: rates.reportingCurrency ?? '' })}
      rows={rows}
      columns={columns}
      onExport={download.csv}
      onExcel={download.excel}
      above={t('rates.inCurrency', { currency: rates.reportingCurrency ?? '' })}
    />
  );
};
