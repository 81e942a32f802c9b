import type { Cell, Sheet } from 'write-excel-file/browser';
import { excelNumber } from '@rosetta/plugin-rosetta-core-react/table';
import { parse } from 'papaparse';

/** Columns of our CSV files that hold amounts of money. */
const MONEY = new Set([
  'amount',
  'direct',
  'indirect',
  'unallocated',
  'restated',
  'previous',
  'chargeAmount',
  'poolAmount',
  'was',
  'now',
  'difference',
  'before',
  'after',
  'byBill',
  'byRate',
  'byPivot',
  'byRule',
  'byWeights',
  'originalAmount',
]);
/** Columns that hold other numbers: what is left is text, whatever it looks like. */
const NUMBERS = new Set([
  'change',
  'consumedQuantity',
  'exchangeRate',
  'exampleRow',
  'incomplete',
  'lines',
  'priority',
  'poolCharges',
  'rate',
  'ratio',
  'row',
  'ruleVersion',
  'totalWeight',
  'weight',
]);

/** Two decimals to read; the cell keeps all digits. */
const MONEY_FORMAT = '#,##0.00';

/** Rows of a sheet of Excel, less the heading. */
const EXCEL_ROWS = 1_048_575;

/** A CSV file escapes what a spreadsheet would run; a cell of text is never run. */
const withoutEscape = (text: string) => text.replace(/^'(?=[=+\-@\t\r])/, '');

const toCell = (column: string, text: string): Cell => {
  if (text === '') return null;
  const isFigure = MONEY.has(column) || NUMBERS.has(column);
  const number = isFigure ? excelNumber(text) : undefined;
  if (number === undefined) return { value: withoutEscape(text), type: String };
  return {
    value: number,
    type: Number,
    ...(MONEY.has(column) && { format: MONEY_FORMAT }),
  };
};

/** The sheets of a workbook that says what a CSV file of the server says: one, unless it is longer than a sheet. */
export const toSheets = (csv: string, maxRows = EXCEL_ROWS): Sheet<Blob>[] => {
  const [columns, ...rows] = parse<string[]>(csv, {
    skipEmptyLines: true,
  }).data;
  const heading = columns.map(value => ({
    value,
    fontWeight: 'bold' as const,
  }));
  const sheets = Math.max(1, Math.ceil(rows.length / maxRows));
  return Array.from({ length: sheets }, (_, at) => ({
    sheet: sheets === 1 ? 'Rosetta' : `Rosetta ${at + 1}`,
    stickyRowsCount: 1,
    data: [
      heading,
      ...rows
        .slice(at * maxRows, (at + 1) * maxRows)
        .map(row => row.map((text, column) => toCell(columns[column], text))),
    ],
  }));
};
