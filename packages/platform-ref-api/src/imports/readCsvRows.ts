import { InputError } from '@backstage/errors';
import {
  MAX_IMPORT_ROWS,
  PIVOT_TYPES,
  PivotType,
  RefKind,
} from '@rosetta/contracts/ref';
import Papa from 'papaparse';
import { KINDS } from '../entities/kinds';
import { SourceRow } from './SourceRow';

const MAX_COLUMNS = 200;
const ATTRIBUTE = 'attributes.';

const isPivotType = (name: string): name is PivotType =>
  (PIVOT_TYPES as readonly string[]).includes(name);

const columnsOf = (kind: RefKind) => [
  'id',
  ...Object.keys(KINDS[kind].columns).filter(field => field !== 'attributes'),
];

const isKnown = (kind: RefKind, column: string) =>
  columnsOf(kind).includes(column) ||
  (kind === 'application' &&
    (isPivotType(column) || (column.startsWith(ATTRIBUTE) && column.length > ATTRIBUTE.length))); // prettier-ignore

const helpOf = (kind: RefKind) =>
  [
    ...columnsOf(kind),
    ...(kind === 'application' ? [`${ATTRIBUTE}<name>`, ...PIVOT_TYPES] : []),
  ].join(', ');

/** @throws InputError when the first line is not a header of the kind */
const checkHeader = (kind: RefKind, columns: string[]) => {
  if (columns.length > MAX_COLUMNS)
    throw new InputError(
      `body: line 1: has ${columns.length} columns, and may have ${MAX_COLUMNS}; remove those that are not needed`,
    );
  const unknown = columns.filter(column => !isKnown(kind, column));
  if (unknown.length > 0)
    throw new InputError(
      `body: line 1: unknown columns ${unknown
        .map(column => `"${column}"`)
        .join(', ')}; rename or remove them; known are ${helpOf(kind)}`,
    );
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined)
    throw new InputError(
      `body: line 1: the column "${twice}" is there twice; remove one`,
    );
};

const membersOf = (text: string) => text.split(/[\s;]+/).filter(Boolean);

/** Numbers and lists as the référentiel has them; what can't be one stays text, which is refused by its name. */
const toValue = (field: string, text: string): unknown => {
  if (field === 'members') return membersOf(text);
  if (field === 'confidence' && !Number.isNaN(Number(text)))
    return Number(text);
  return text;
};

const toRow = (columns: string[], cells: string[], line: number): SourceRow => {
  const row: SourceRow = { line, fields: {}, pivots: [] };
  const attributes: Record<string, string> = {};
  for (const [at, column] of columns.entries()) {
    const text = cells[at].trim();
    if (text === '') continue;
    if (column === 'id') row.id = { column, value: text };
    else if (isPivotType(column))
      row.pivots.push({ column, type: column, value: text });
    else if (column.startsWith(ATTRIBUTE))
      attributes[column.slice(ATTRIBUTE.length)] = text;
    else row.fields[column] = { column, value: toValue(column, text) };
  }
  if (Object.keys(attributes).length > 0)
    row.fields.attributes = { column: 'attributes', value: attributes };
  return row;
};

/** Spreadsheets where a comma is in numbers write semicolons: then the header has no comma. */
const delimiterOf = (text: string) => {
  const [header] = text.trimStart().split('\n', 1);
  return header.includes(';') && !header.includes(',') ? ';' : ',';
};

/** @throws InputError where bytes were none of UTF-8: what they stood for is lost */
const checkEncoding = (text: string) => {
  const at = text.indexOf('\ufffd');
  if (at < 0) return;
  const line = text.slice(0, at).split('\n').length;
  throw new InputError(
    `body: line ${line}: has characters that are not UTF-8; save the file as CSV UTF-8`,
  );
};

/** The records of a CSV, an empty line being none. Lines may end in either way, or in both. */
const parse = (given: string) => {
  const text = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  checkEncoding(text);
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
  });
  const [error] = errors;
  if (error)
    throw new InputError(
      `body: line ${(error.row ?? 0) + 1}: ${
        error.message
      }; quote a text with a comma, a quote or a line break, and write a quote in it twice`,
    );
  return data.map((cells, index) => ({ cells, line: index + 1 }));
};

/**
 * Reads a CSV whose columns are named as fields are. Lines are counted as a spreadsheet does, its header first.
 * @throws InputError that names the line and the cure
 */
export const readCsvRows = (kind: RefKind, text: string): SourceRow[] => {
  const records = parse(text).filter(({ cells }) =>
    cells.some(cell => cell.trim() !== ''),
  );
  const [header, ...rest] = records;
  if (!header)
    throw new InputError(
      `body: is empty; its first line names the columns, of ${helpOf(kind)}`,
    );
  const columns = header.cells.map(cell => cell.trim());
  checkHeader(kind, columns);
  if (rest.length > MAX_IMPORT_ROWS)
    throw new InputError(
      `body: has ${rest.length} rows, and may have ${MAX_IMPORT_ROWS}; send it in parts`,
    );
  return rest.map(({ cells, line }) => {
    if (cells.length !== columns.length)
      throw new InputError(
        `body: line ${line}: has ${cells.length} cells, and its header ${columns.length}; quote a text with a comma in it`,
      );
    return toRow(columns, cells, line);
  });
};
