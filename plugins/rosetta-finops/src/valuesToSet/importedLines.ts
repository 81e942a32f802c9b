/** A line of a file of values. */
export interface ReadLine<Problem extends string = string> {
  line: number;
  /** Why it can’t be used. */
  problem?: Problem;
}

export interface ValuesFile<Line extends ReadLine> {
  /** Columns that the file lacks; it has no rows then. */
  missingColumns: readonly string[];
  rows: readonly Line[];
}

export const NO_FILE = { missingColumns: [], rows: [] };

export type ImportState = 'new' | 'changed' | 'same' | 'wrong';

/** A line, and what it would change. */
export type ImportedLine<Line extends ReadLine = ReadLine> = Line & {
  /** The value there is. */
  before: string | null;
  state: ImportState;
};

const stateOf = (
  { problem }: ReadLine,
  before: string | null,
  after: string,
): ImportState => {
  if (problem) return 'wrong';
  if (before === null) return 'new';
  return before === after ? 'same' : 'changed';
};

/**
 * What each line would change.
 * @param known - the values there are
 * @param idOf - tells which value a line is of
 * @param valueOf - the figure, as a decimal
 */
export const compareLines = <Line extends ReadLine, Known>(
  rows: readonly Line[],
  known: readonly Known[],
  idOf: (value: Line | Known) => string,
  valueOf: (value: Line | Known) => string,
): ImportedLine<Line>[] => {
  const values = new Map(known.map(each => [idOf(each), valueOf(each)]));
  return rows.map(row => {
    const before = values.get(idOf(row)) ?? null;
    return { ...row, before, state: stateOf(row, before, valueOf(row)) };
  });
};

export const isChange = ({ state }: ImportedLine) =>
  state === 'new' || state === 'changed';
