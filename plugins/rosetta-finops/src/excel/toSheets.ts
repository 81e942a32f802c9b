import type { Cell, Sheet } from 'write-excel-file/browser';
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
]);
/** Columns that hold other numbers: what is left is text, whatever it looks like. */
const NUMBERS = new Set([
  'change',
  'consumedQuantity',
  'incomplete',
  'lines',
  'poolCharges',
  'ratio',
  'row',
  'ruleVersion',
  'totalWeight',
  'weight',
]);

/** Two decimals to read; the cell keeps all digits. */
const MONEY_FORMAT = '#,##0.00';

/** Excel keeps as many digits of a number, and turns the others into zeros. */
const EXCEL_DIGITS = 15;
/** Rows of a sheet of Excel, less the heading. */
const EXCEL_ROWS = 1_048_575;

const DECIMAL = /^-?\d+(\.\d+)?$/;

const digitsOf = (decimal: string) =>
  decimal.replace(/[-.]/g, '').replace(/^0+/, '').length;

/** A CSV file escapes what a spreadsheet would run; a cell of text is never run. */
const withoutEscape = (text: string) => text.replace(/^'(?=[=+\-@\t\r])/, '');

const toCell = (column: string, text: string): Cell => {
  if (text === '') return null;
  const isNumber = MONEY.has(column) || NUMBERS.has(column);
  // A number with more digits than Excel keeps stays whole as text.
  if (!isNumber || !DECIMAL.test(text) || digitsOf(text) > EXCEL_DIGITS)
    return { value: withoutEscape(text), type: String };
  return {
    value: Number(text),
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
