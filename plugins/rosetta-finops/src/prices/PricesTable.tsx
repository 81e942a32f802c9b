import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Price, PriceState, listPrices } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { PriceStateChip } from './PriceStateChip';
import { queryOf } from './pricesView';

export type PriceRow = Price & { id: string };

export const toRow = (price: Price): PriceRow => {
  const { month, product, sku, unit, currency } = price;
  return { ...price, id: [month, product, sku, unit, currency].join('|') };
};

type ColumnOf = (
  key: 'product' | 'sku' | 'month' | 'currency' | 'unit' | 'quantity' | 'list' | 'contracted' | 'effective' | 'negotiated' | 'discount' | 'agreed' | 'difference' | 'state',
  value: Column<PriceRow>['value'],
  more?: Partial<Column<PriceRow>>,
) => Column<PriceRow>; // prettier-ignore

const DECIMAL = { kind: 'decimal', least: 110 } as const;
/** Prices of requests have twelve characters and more. */
const PRICE = { ...DECIMAL, least: 125 } as const;
const PERCENT = { kind: 'percent', width: 100 } as const;

/** A price for reading, with all its digits on hover. */
const PriceCell = ({ of, price }: { of: Price; price: string | null }) => {
  const { unitPrice } = useFormats();
  if (price === null) return <>–</>;
  return <span title={price}>{unitPrice(price, of.currency)}</span>;
};

const priceOf = (valueOf: (price: Price) => string | null) =>
  [
    valueOf,
    {
      ...PRICE,
      render: (of: Price) => <PriceCell of={of} price={valueOf(of)} />,
    },
  ] as const;

/** What one unit cost, and what was taken off. */
const priceColumns = (column: ColumnOf) => [
  column('list', ...priceOf(({ listUnitPrice }) => listUnitPrice)),
  column('contracted', ...priceOf(({ contractedUnitPrice }) => contractedUnitPrice)), // prettier-ignore
  column('effective', ...priceOf(({ effectiveUnitPrice }) => effectiveUnitPrice)), // prettier-ignore
  column('negotiated', ({ negotiatedDiscount }) => negotiatedDiscount, PERCENT),
  column('discount', ({ effectiveDiscount }) => effectiveDiscount, PERCENT),
];

/** What was agreed, and what it made of what was paid. */
const agreedColumns = (
  column: ColumnOf,
  nameOf: (state: PriceState) => string,
) => [
  column('agreed', ...priceOf(({ agreedUnitPrice }) => agreedUnitPrice)),
  column('difference', ({ difference }) => difference, {
    kind: 'money',
    currency: ({ currency }) => currency,
    least: 110,
  }),
  column('state', ({ state }) => nameOf(state), {
    width: 150,
    render: ({ state }) => <PriceStateChip state={state} />,
  }),
];

/**
 * @param bySku - else a row is of all SKUs of its product
 * @param isOneMonth - which the page says above already
 */
const useColumns = (
  bySku: boolean,
  isOneMonth: boolean,
): Column<PriceRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, number } = useFormats();
  return useMemo(() => {
    const column: ColumnOf = (key, value, more = {}) => ({
      key,
      label: t(`prices.column.${key}`),
      value,
      ...more,
    });
    return [
      column('product', ({ label }) => label, { least: 200, share: 2 }),
      ...(bySku ? [column('sku', ({ sku }) => sku, { least: 150 })] : []),
      ...(isOneMonth
        ? []
        : [
            column('month', each => each.month, {
              width: 130,
              render: each => <>{month(each.month)}</>,
            }),
          ]),
      column('quantity', ({ quantity }) => quantity, {
        ...DECIMAL,
        render: ({ quantity }) => (
          <span title={quantity}>{number(quantity)}</span>
        ),
      }),
      column('unit', ({ unit }) => unit, { width: 100 }),
      column('currency', ({ currency }) => currency, {
        width: 90,
        hidden: true,
      }),
      ...priceColumns(column),
      ...agreedColumns(column, state => t(`prices.state.${state}`)),
    ];
  }, [t, month, number, bySku, isOneMonth]);
};

interface PricesTableProps {
  prices: readonly Price[];
  query: ReturnType<typeof queryOf>;
  onOpen(price: PriceRow): void;
}

/** What a unit of each product cost in each month. */
export const PricesTable = ({ prices, query, onOpen }: PricesTableProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useColumns(
    query.by === 'sku',
    addMonths(query.from, 1) === query.to,
  );
  const rows = useMemo(() => prices.map(toRow), [prices]);
  const download = useDownload(listPrices, { query }, 'prices');
  return (
    <DataTable
      id="finops-prices"
      label={t('prices.title')}
      rows={rows}
      columns={columns}
      compact
      onOpen={id => onOpen(rows.find(row => row.id === id)!)}
      onExport={download.csv}
      onExcel={download.excel}
    />
  );
};
