import type { Cell } from 'write-excel-file/browser';

/** Excel keeps as many digits of a number, and turns the others into zeros. */
const EXCEL_DIGITS = 15;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** What Excel shows of an instant, in UTC: a cell has no zone. */
const INSTANT_FORMAT = 'yyyy-mm-dd hh:mm:ss';

const digitsOf = (decimal: string) =>
  decimal.replace(/[-.]/g, '').replace(/^0+/, '').length;

/** A decimal as a number, where Excel keeps all its digits; one that is longer stays whole as text. */
export const excelNumber = (text: string): number | undefined =>
  DECIMAL.test(text) && digitsOf(text) <= EXCEL_DIGITS
    ? Number(text)
    : undefined;

/** A value of a table as a cell: figures and instants as such, all else text, which is never run. */
export const toExcelCell = (value: unknown, isFigure: boolean): Cell => {
  if (value === null || value === undefined || value === '') return null;
  const text = String(value);
  const number =
    typeof value === 'number' ? value : isFigure && excelNumber(text);
  if (typeof number === 'number') return { value: number, type: Number };
  if (INSTANT.test(text))
    return { value: new Date(text), type: Date, format: INSTANT_FORMAT };
  return { value: text, type: String };
};
