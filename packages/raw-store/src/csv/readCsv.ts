import { InputError } from '@backstage/errors';
import Papa from 'papaparse';

/** One record's fields; a record may have more or fewer than the header. */
export interface CsvRecord {
  cells: string[];
  /** A quoted field of it goes on after its closing quote. */
  misquoted: boolean;
}

/** No honest record is longer; without a bound one open quote would eat the memory. */
const LONGEST_RECORD = 1024 * 1024;

/** Lines may end in CRLF or LF, even within one file: Papa splits at LF. */
const parser = new Papa.Parser({ delimiter: ',', newline: '\n' });

interface Parsed {
  data: string[][];
  errors: { code: string; row: number }[];
  meta: { cursor: number };
}

const toRecords = ({ data, errors }: Parsed): CsvRecord[] => {
  const misquoted = new Set(errors.map(({ row }) => row));
  const records: CsvRecord[] = [];
  data.forEach((cells, index) => {
    const last = cells.length - 1;
    if (cells[last].endsWith('\r')) cells[last] = cells[last].slice(0, -1);
    const blank = last === 0 && cells[0] === '';
    if (!blank) records.push({ cells, misquoted: misquoted.has(index) });
  });
  return records;
};

/**
 * Splits the text of a CSV file (RFC 4180) into records, header first. Blank lines are
 * not records. Throws an `InputError` when the file can't be read to its end.
 */
export async function* readCsv(
  text: AsyncIterable<string>,
): AsyncGenerator<CsvRecord[]> {
  let rest = '';
  let seen = 0;
  for await (const chunk of text) {
    rest += chunk;
    // The last record may go on in the next chunk, so it is left for then.
    const parsed: Parsed = parser.parse(rest, 0, true);
    rest = rest.slice(parsed.meta.cursor);
    const records = toRecords(parsed);
    seen += records.length;
    if (rest.length > LONGEST_RECORD) throw endless(seen);
    if (records.length > 0) yield records;
  }
  const parsed: Parsed = parser.parse(rest, 0, false);
  if (parsed.errors.some(({ code }) => code === 'MissingQuotes')) {
    throw new InputError(
      `it ends within a quoted field that begins in ${nameOf(seen)}`,
    );
  }
  yield toRecords(parsed);
}

/** The header is not a record, so record 1 is the second thing seen. */
const nameOf = (seen: number) => (seen === 0 ? 'the header' : `record ${seen}`);

const endless = (seen: number) =>
  new InputError(
    `${nameOf(
      seen,
    )} has no end within 1 MiB: a quote is not closed, or it is not CSV`,
  );
