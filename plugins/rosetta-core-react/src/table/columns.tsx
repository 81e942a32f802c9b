import { ReactNode } from 'react';
import { GridColDef } from '@mui/x-data-grid';
import { compareDecimals, Formats, Money } from '../format';

export interface TableRow {
  id: string;
}

/** A column of a table: what it is called, what it holds, how it is written. */
export interface Column<Row extends TableRow> {
  key: string;
  /** With its unit, where the cells have none. */
  label: string;
  kind?: 'text' | 'money' | 'decimal' | 'number' | 'change' | 'percent';
  value(row: Row): string | number | null;
  /** For `money`: of all rows, or of each its own. */
  currency?: string | ((row: Row) => string);
  render?(row: Row): ReactNode;
  /** What rows are ordered by instead of the value: the lowest first. */
  rank?(row: Row): number;
  width?: number;
  /** Of what is as wide as there is room: never narrower than this. */
  least?: number;
  /** Of what is as wide as there is room: how much of that, beside the others; 1 when not said. */
  share?: number;
  hidden?: boolean;
  /** For a table that the server pages, and so can't be ordered here. */
  sortable?: boolean;
}

const exactly = (left: unknown, right: unknown) => {
  if (left === null || right === null)
    return Number(left !== null) - Number(right !== null);
  return compareDecimals(String(left), String(right));
};

const writeNumber = (kind: Column<never>['kind'], formats: Formats) => {
  if (kind === 'change') return formats.change;
  return kind === 'percent' ? formats.percent : formats.number;
};

const numeric = {
  type: 'number',
  align: 'right',
  headerAlign: 'right',
  cellClassName: 'rosetta-figure',
  sortComparator: exactly,
} as const;

/** What its column is too narrow for is told in full on hover. */
const textColumn = {
  renderCell: ({ formattedValue }: { formattedValue?: string | null }) => (
    <span title={formattedValue ?? undefined}>{formattedValue}</span>
  ),
};

/** A decimal string stays exact for ordering and exports, however its cell is written. */
const decimalColumn = {
  ...numeric,
  ...textColumn,
  valueFormatter: (value: string | null) => value ?? '',
};

const currencyOf = <Row extends TableRow>(
  { currency }: Column<Row>,
  row: Row,
) => (typeof currency === 'function' ? currency(row) : currency!);

const moneyColumn = <Row extends TableRow>(column: Column<Row>) => ({
  ...decimalColumn,
  renderCell: ({ value, row }: { value?: string | null; row: Row }) =>
    value ? <Money amount={value} currency={currencyOf(column, row)} /> : '–',
});

const kindOf = <Row extends TableRow>(
  column: Column<Row>,
  formats: Formats,
): Partial<GridColDef<Row>> => {
  const { kind = 'text' } = column;
  if (kind === 'text') return textColumn;
  if (kind === 'money') return moneyColumn(column);
  if (kind === 'decimal') return decimalColumn;
  const write = writeNumber(kind, formats);
  return {
    ...numeric,
    valueFormatter: (value: number | null) =>
      value === null ? '–' : write(value),
  };
};

/** A column in the words of the grid library. */
export const toGridColumn = <Row extends TableRow>(
  column: Column<Row>,
  formats: Formats,
): GridColDef<Row> => ({
  field: column.key,
  headerName: column.label,
  ...(column.width
    ? { width: column.width }
    : { flex: column.share ?? 1, minWidth: column.least ?? 120 }),
  sortable: column.sortable,
  filterable: column.sortable,
  valueGetter: (_, row) => column.value(row),
  ...kindOf(column, formats),
  ...(column.rank && {
    sortComparator: (_left, _right, { id: left, api }, { id: right }) =>
      column.rank!(api.getRow(left)) - column.rank!(api.getRow(right)),
  }),
  // What is drawn, as a sign or a chip, stands in the middle of its row as text does.
  ...(column.render
    ? { display: 'flex', renderCell: ({ row }) => column.render!(row) }
    : {}),
});
