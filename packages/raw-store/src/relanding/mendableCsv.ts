import Papa from 'papaparse';
import { QuarantinedRecord, RawAddress } from '../RawStore';

/** The column of a file for mending that says which refused record a line is; it is no part of the record. */
export const ADDRESS_COLUMN = 'x_RosettaQuarantine';

export const formatAddress = ({ import: number, row }: RawAddress) =>
  `${number}:${row}`;

/** A spreadsheet runs what begins so. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?[\d.]+(e[+-]?\d+)?$/i;

/** Marks text that a spreadsheet would run, so that the mark can be taken away again; amounts stay. */
const escapeCell = (text: string) =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

export const unescapeCell = (text: string) =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;

export const toCsvLine = (cells: readonly (string | null)[]) =>
  `${Papa.unparse([cells as string[]], { newline: '\r\n' })}\r\n`;

/** The columns of several files, each once, in the order in which they come. */
export const unionOfColumns = (
  headers: Iterable<readonly string[]>,
): string[] => [...new Set([...headers].flat())];

type Fields = Record<string, string> | (string | null)[];

const textOf = (value: unknown) =>
  value === null || typeof value === 'string' ? value : JSON.stringify(value);

/**
 * The fields of a refused record as text, by column; a list where they could not be told apart. What an API
 * answered may be no record, or hold what is no text: that is written as JSON.
 */
export const fieldsOf = (document: string): Fields => {
  const read: unknown = JSON.parse(document);
  if (Array.isArray(read)) return read.map(textOf);
  if (typeof read !== 'object' || read === null) return [textOf(read)];
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => [name, textOf(value) ?? '']),
  );
};

/** Whether it is text by column: only then it can land as it is. */
export const isLine = (document: string): boolean => {
  const read: unknown = JSON.parse(document);
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return false;
  return Object.values(read).every(
    value => value === null || typeof value === 'string',
  );
};

/** Its fields by column; those of a line that could not be told apart by name stand as they came. */
export const cellsOf = (
  { document }: Pick<QuarantinedRecord, 'document'>,
  columns: readonly string[],
): (string | null)[] => {
  const read = fieldsOf(document);
  return Array.isArray(read)
    ? read
    : columns.map(column =>
        Object.hasOwn(read, column) ? read[column] : null,
      );
};

/** Refused records in the columns of their files, to be mended and landed again. */
export async function* mendableCsv(
  columns: readonly string[],
  pages: AsyncIterable<readonly QuarantinedRecord[]>,
): AsyncGenerator<string> {
  yield toCsvLine([ADDRESS_COLUMN, ...columns]);
  for await (const page of pages)
    yield page
      .map(record =>
        toCsvLine([
          formatAddress(record),
          ...cellsOf(record, columns).map(cell => cell && escapeCell(cell)),
        ]),
      )
      .join('');
}
