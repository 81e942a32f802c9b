import { stringify } from 'csv-stringify/sync';

/** Spreadsheets execute text that looks like a formula, for example in a tag. */
const FORMULA = /^[=+\-@\t\r]/;

/** Escapes free text. Amounts need no escaping: a credit begins with a minus. */
export const textCell = (text: string | null | undefined) =>
  text && FORMULA.test(text) ? `'${text}` : text ?? '';

type Cell = string | number | null | undefined;

export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], { record_delimiter: 'windows' });
