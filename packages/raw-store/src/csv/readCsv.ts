import { InputError } from '@backstage/errors';
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
