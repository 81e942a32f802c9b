import { parse } from 'papaparse';

/** The heading is the first line. */
const FIRST_LINE = 2;

export interface CsvLine<Column extends string> {
  /** Where it stands in the file, empty lines counted. */
  line: number;
  /** By the names of their columns in lower case. */
  cells: Record<Column, string> & Record<string, string | undefined>;
}

/** The lines of a file that hold anything; a line that ends early has empty cells. */
export const readCsvLines = <Column extends string>(
  text: string,
  columns: readonly Column[],
): {
  missingColumns: Column[];
  lines: CsvLine<Column>[];
  /** What stands between the cells. */
  delimiter: string;
} => {
  const { data, meta } = parse<Record<string, string>>(text, {
    header: true,
    transformHeader: name => name.trim().toLowerCase(),
  });
  const missingColumns = columns.filter(name => !meta.fields?.includes(name));
  const { delimiter } = meta;
  if (missingColumns.length > 0)
    return { missingColumns, lines: [], delimiter };
  const empty = Object.fromEntries(columns.map(name => [name, '']));
  const lines = data
    .map((cells, at) => ({
      cells: { ...empty, ...cells } as CsvLine<Column>['cells'],
      line: at + FIRST_LINE,
    }))
    .filter(({ cells }) =>
      Object.values(cells).some(cell => String(cell ?? '').trim() !== ''),
    );
  return { missingColumns, lines, delimiter };
};
