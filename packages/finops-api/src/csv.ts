import { stringify } from 'csv-stringify/sync';

/** Spreadsheets run what looks like a formula, also one that somebody wrote into a tag. */
const FORMULA = /^[=+\-@\t\r]/;

/** Free text as a cell. Amounts are not: a credit begins with a minus. */
export const textCell = (text: string | null | undefined) =>
  text && FORMULA.test(text) ? `'${text}` : text ?? '';

type Cell = string | number | null | undefined;

export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  stringify(rows as Cell[][], { record_delimiter: 'windows' });
