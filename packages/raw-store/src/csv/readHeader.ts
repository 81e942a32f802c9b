import { InputError } from '@backstage/errors';
import { FileLimits } from '../limits';
import { CsvRecord } from './parseCsv';
import { FileBytes } from './readBytes';

const quoteNames = (names: string[]) =>
  [...new Set(names)].map(name => JSON.stringify(name)).join(', ');

/** What stands between columns in files that are not RFC 4180, though called CSV. */
const SEPARATORS: Record<string, string> = {
  ';': 'a semicolon',
  '\t': 'a tab',
  '|': 'a bar',
};

/** Why hardly anything of a header was found, when it shows. */
const describeMissingColumnsCause = (
  columns: readonly string[],
  { isGzip, claimsGzip }: Pick<FileBytes, 'isGzip' | 'claimsGzip'>,
) => {
  if (claimsGzip && !isGzip) return 'it is not gzip, though called .gz; ';
  const separator = [...(columns.length === 1 ? columns[0] : '')].find(
    character => character in SEPARATORS,
  );
  return separator
    ? `columns are separated by ${SEPARATORS[separator]}, and must be by a comma; `
    : '';
};

const repeatedNames = (columns: readonly string[]) => {
  const seen = new Set<string>();
  return columns.filter(name => seen.size === seen.add(name).size);
};

/** The column names, or why a file that begins so can't be used. */
export const readHeader = (
  header: CsvRecord | undefined,
  required: readonly string[],
  packed: Pick<FileBytes, 'isGzip' | 'claimsGzip'>,
  limits: FileLimits,
): string[] => {
  if (!header) throw new InputError('it is empty');
  const columns = header.cells;
  // UTF-16 reads as UTF-8 with a zero in each second place.
  if (columns.some(name => name.includes('\0')))
    throw new InputError(
      'it is not UTF-8 text: its header holds NUL characters, as UTF-16 has them; save it as UTF-8',
    );
  if (columns.length > limits.columns)
    throw new InputError(
      `it has ${columns.length} columns, and may have ${limits.columns}; is the first line its header? rosetta.rawStore.limits.columns raises the limit`,
    );
  const twice = repeatedNames(columns);
  if (twice.length > 0) {
    throw new InputError(`columns with the same name: ${quoteNames(twice)}`);
  }
  if (header.misquoted || columns.includes('')) {
    throw new InputError('the header is not a list of column names');
  }
  const missing = required.filter(name => !columns.includes(name));
  if (missing.length > 0) {
    const reason = describeMissingColumnsCause(columns, packed);
    throw new InputError(`${reason}missing columns: ${missing.join(', ')}`);
  }
  return columns;
};
