import { InputError } from '@backstage/errors';
import { FileLimits } from '../limits';
import { CsvRecord, parseCsv } from './parseCsv';

/** No honest record is longer; without a bound one open quote would eat the memory. */
const MAX_RECORD_LENGTH = 1024 * 1024;

/** The header is not a record, so record 1 is the second thing seen. */
const describePosition = (seen: number) =>
  seen === 0 ? 'the header' : `record ${seen}`;

const endlessRecordError = (seen: number) =>
  new InputError(
    `${describePosition(
      seen,
    )} has no end within 1 MiB: a quote is not closed, or it is not CSV`,
  );

const unclosedQuoteError = (seen: number) =>
  new InputError(
    `it ends within a quoted field that begins in ${describePosition(seen)}`,
  );

/** Nothing but ends of lines: the parser would make a record of each, and drop it. */
const BLANK_LINES = /^[\r\n]*$/;

const blankLinesError = (seen: number, limit: number) =>
  new InputError(
    `more than ${limit} bytes of blank lines follow ${describePosition(
      seen - 1,
    )}; remove them, or raise rosetta.rawStore.limits.blankBytes`,
  );

/**
 * Splits the text of a CSV file (RFC 4180) into records, header first. Blank lines are
 * not records. Throws an `InputError` when the file can't be read to its end.
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  { blankBytes }: FileLimits,
): AsyncGenerator<CsvRecord[]> {
  let rest = '';
  let seen = 0;
  let blank = 0;
  for await (const chunk of text) {
    if (rest === '' && BLANK_LINES.test(chunk)) {
      blank += chunk.length;
      if (blank > blankBytes) throw blankLinesError(seen, blankBytes);
      continue;
    }
    blank = 0;
    rest += chunk;
    const { records, length } = parseCsv(rest, { more: true });
    rest = rest.slice(length);
    seen += records.length;
    if (rest.length > MAX_RECORD_LENGTH) throw endlessRecordError(seen);
    if (records.length > 0) yield records;
  }
  const { records, length } = parseCsv(rest, { more: false });
  if (length < rest.length) throw unclosedQuoteError(seen + records.length);
  yield records;
}
