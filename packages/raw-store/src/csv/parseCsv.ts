import Papa from 'papaparse';

/** One record's fields; a record may have more or fewer than the header. */
export interface CsvRecord {
  cells: string[];
  /** A quoted field of it goes on after its closing quote; then `cells` is the line. */
  misquoted: boolean;
}

export interface ParsedCsv {
  records: CsvRecord[];
  /** How much of the text they take; the rest is a record that has no end yet. */
  length: number;
}

interface PapaResult {
  data: string[][];
  errors: { code: 'MissingQuotes' | 'InvalidQuotes' }[];
  meta: { cursor: number };
}

/** Lines may end in CRLF or LF, even within one file: Papa splits at LF. */
const OPTIONS = { delimiter: ',', newline: '\n' } as const;
const parser = new Papa.Parser(OPTIONS);
const singleRecordParser = new Papa.Parser({
  ...OPTIONS,
  preview: 1,
  fastMode: false,
});

const withoutReturn = (text: string) =>
  text.endsWith('\r') ? text.slice(0, -1) : text;

/** Takes a record in, unless it is a blank line. */
const addRecord = (records: CsvRecord[], cells: string[]) => {
  const last = cells.length - 1;
  cells[last] = withoutReturn(cells[last]);
  if (last > 0 || cells[0] !== '') records.push({ cells, misquoted: false });
};

/** Whether this quote closes its field depends on what follows. */
const QUOTE_AT_END = /"\s*$/;

/**
 * Past a quote that is out of place, Papa goes on to the next one that might close
 * the field, lines later. Here such a line ends where it ends, so that it takes no
 * good one with it.
 */
const parseOneByOne = (text: string, more: boolean): ParsedCsv => {
  const records: CsvRecord[] = [];
  let at = 0;
  while (at < text.length) {
    const { data, errors, meta }: PapaResult = singleRecordParser.parse(
      text.slice(at),
      0,
      more,
    );
    const misquoted = errors.some(({ code }) => code === 'InvalidQuotes');
    const lineEnd = text.indexOf('\n', at);
    if (misquoted && !(more && (lineEnd < 0 || QUOTE_AT_END.test(text)))) {
      const line = text.slice(at, lineEnd < 0 ? undefined : lineEnd);
      records.push({ cells: [withoutReturn(line)], misquoted });
      at += line.length + 1;
    } else if (data.length === 0 || errors.length > 0) {
      break;
    } else {
      addRecord(records, data[0]);
      at += meta.cursor;
    }
  }
  return { records, length: Math.min(at, text.length) };
};

/** Splits text into records; with `more` to come, the last one may still go on. */
export const parseCsv = (
  text: string,
  { more }: { more: boolean },
): ParsedCsv => {
  const { data, errors, meta }: PapaResult = parser.parse(text, 0, more);
  if (errors.length > 0) return parseOneByOne(text, more);
  const records: CsvRecord[] = [];
  for (const cells of data) addRecord(records, cells);
  return { records, length: meta.cursor };
};
