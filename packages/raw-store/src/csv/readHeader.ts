import { InputError } from '@backstage/errors';
import { CsvRecord } from './parseCsv';

const listed = (names: string[]) =>
  [...new Set(names)].map(name => JSON.stringify(name)).join(', ');

/** The column names, or why a file that begins so can't be used. */
export const readHeader = (
  header: CsvRecord | undefined,
  required: readonly string[],
): string[] => {
  if (!header) throw new InputError('it is empty');
  const columns = header.cells;
  const twice = columns.filter((name, at) => columns.indexOf(name) !== at);
  if (twice.length > 0) {
    throw new InputError(`columns with the same name: ${listed(twice)}`);
  }
  if (header.misquoted || columns.includes('')) {
    throw new InputError('the header is not a list of column names');
  }
  const missing = required.filter(name => !columns.includes(name));
  if (missing.length > 0) {
    throw new InputError(`missing columns: ${missing.join(', ')}`);
  }
  return columns;
};
