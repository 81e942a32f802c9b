import { ReadLine, ValuesFile } from './importedLines';
import { fromDecimalComma } from './toDecimal';
import { CsvLine, readCsvLines } from './readCsvLines';

/** A spreadsheet puts semicolons between cells where a comma stands before decimals. */
const DECIMAL_COMMA = ';';

/**
 * Reads a file of values, such as the page exports; its other columns are left out.
 * @param columns - of which the last is the figure
 * @param problemsOf - what is wrong with each line, if anything
 */
export const readValuesCsv = <
  Column extends string,
  Draft extends object,
  Problem extends string,
>(
  text: string,
  columns: readonly Column[],
  toDraft: (cells: CsvLine<Column>['cells']) => Draft,
  problemsOf: (
    drafts: readonly Draft[],
    lines: readonly CsvLine<Column>[],
  ) => readonly (Problem | undefined)[],
): ValuesFile<Draft & ReadLine<Problem>> => {
  const { missingColumns, lines, delimiter } = readCsvLines(text, columns);
  const figure = columns.at(-1)!;
  const drafts = lines.map(({ cells }) =>
    toDraft(
      delimiter === DECIMAL_COMMA
        ? { ...cells, [figure]: fromDecimalComma(cells[figure]) }
        : cells,
    ),
  );
  const problems = problemsOf(drafts, lines);
  const rows = drafts.map((draft, at) => ({
    ...draft,
    line: lines[at].line,
    problem: problems[at],
  }));
  return { missingColumns, rows };
};
