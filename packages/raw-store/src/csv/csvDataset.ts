import { InputError } from '@backstage/errors';
import { JudgedBatch, OpenedFile, RawDataset, RawFile } from '../RawDataset';
import { Rejection } from '../RawStore';
import { CsvRecord, readCsv } from './readCsv';
import { readBytes } from './readBytes';
import { readText } from './readText';

export type Cells = readonly (string | null)[];

/** What a record is for, or why it can't be used. */
export type Verdict = { period: string; replaceKey: string } | Rejection;

export interface CsvDatasetSpec {
  name: string;
  description: string;
  /** A file that lacks one of these is refused whole. */
  requiredColumns: readonly string[];
  /** Made once per file, as columns come in any order; called for each record. */
  judge(columns: readonly string[]): (cells: Cells) => Verdict;
}

/** Enough that a statement's fixed cost does not count, few enough to stay small in memory. */
const BATCH_RECORDS = 1_000;

/** A dataset of CSV files with a header, plain or gzip, columns by name in any order. */
export const csvDataset = (spec: CsvDatasetSpec): RawDataset => ({
  name: spec.name,
  description: spec.description,
  async open(file: RawFile): Promise<OpenedFile> {
    const bytes = await readBytes(file.path);
    const records = readCsv(readText(bytes.chunks));
    const close = async () => void (await records.return(undefined));
    try {
      const [header, ...first] = (await records.next()).value ?? [];
      const columns = readHeader(header, spec.requiredColumns);
      const judge = judgeOf(columns, spec.judge(columns));
      const batches = judged(inBatches(first, records), judge, bytes.bytesRead);
      return { columns, batches, close };
    } catch (error) {
      await close();
      throw error;
    }
  },
});

const readHeader = (
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

const listed = (names: string[]) =>
  [...new Set(names)].map(name => JSON.stringify(name)).join(', ');

async function* inBatches(
  first: CsvRecord[],
  rest: AsyncIterable<CsvRecord[]>,
): AsyncGenerator<CsvRecord[]> {
  let batch = first;
  for await (const records of rest) {
    if (batch.length >= BATCH_RECORDS) {
      yield batch;
      batch = [];
    }
    batch = batch.length === 0 ? records : batch.concat(records);
  }
  if (batch.length > 0) yield batch;
}

async function* judged(
  records: AsyncIterable<CsvRecord[]>,
  judge: (record: CsvRecord) => { document: string; verdict: Verdict },
  bytesRead: () => number,
): AsyncGenerator<JudgedBatch> {
  let row = 0;
  for await (const some of records) {
    const batch: JudgedBatch = { good: [], bad: [], bytesRead: bytesRead() };
    for (const record of some) {
      row += 1;
      const { document, verdict } = judge(record);
      if ('problem' in verdict) batch.bad.push({ row, document, ...verdict });
      else batch.good.push({ row, document, ...verdict });
    }
    yield batch;
  }
}

const judgeOf = (
  columns: readonly string[],
  verdictOf: (cells: Cells) => Verdict,
) => {
  const toDocument = documentWriter(columns);
  return ({ cells, misquoted }: CsvRecord) => {
    if (misquoted || cells.length !== columns.length) {
      const problem = misquoted
        ? 'a quoted field goes on after its closing quote'
        : `the header has ${columns.length} fields, the line another number`;
      // What belongs to which column can't be told, so the fields are kept as a list.
      const value = misquoted ? null : String(cells.length);
      return { document: JSON.stringify(cells), verdict: { problem, value } };
    }
    const values = withNulls(cells);
    return { document: toDocument(values), verdict: verdictOf(values) };
  };
};

/** In place: a copy of each record would be the half of what reading a file costs. */
const withNulls = (cells: (string | null)[]): Cells => {
  for (let i = 0; i < cells.length; i++) {
    if (cells[i] === '' || cells[i] === 'NULL') cells[i] = null;
  }
  return cells;
};

/**
 * Writes records as canonical JSON: columns by name, nulls left out. The same content
 * is the same text whatever the order of a file's columns.
 */
export const documentWriter = (columns: readonly string[]) => {
  const fields = columns
    .map((name, index) => ({ name, index, prefix: `${JSON.stringify(name)}:` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return (cells: Cells): string => {
    let json = '';
    for (const { index, prefix } of fields) {
      const cell = cells[index];
      if (cell !== null) json += (json ? ',' : '{') + prefix + quoted(cell);
    }
    return json ? `${json}}` : '{}';
  };
};

/** `JSON.stringify` of a text, at a fraction of the cost for one that needs no escape. */
const quoted = (text: string) =>
  NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
/** A quote, a backslash, or a control character. */
const NEEDS_ESCAPE = /["\\]|[^\x20-\uffff]/;
