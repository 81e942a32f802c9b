import { ValidatedBatch, OpenedFile, RawDataset, RawFile } from '../RawDataset';
import { Rejection } from '../RawStore';
import { Cells, documentWriter } from './documentWriter';
import { CsvRecord } from './parseCsv';
import { readCsv } from './readCsv';
import { readBytes } from './readBytes';
import { readHeader } from './readHeader';
import { readText } from './readText';

/** What a record is for, or why it can't be used. */
export type ValidationResult =
  | { period: string; replaceKey: string }
  | Rejection;

export interface CsvDatasetSpec {
  name: string;
  description: string;
  /** A file that lacks one of these is refused whole. */
  requiredColumns: readonly string[];
  /** Made once per file, as columns come in any order; called for each record. */
  validate(columns: readonly string[]): (cells: Cells) => ValidationResult;
}

/** In place: a copy of each record would be the half of what reading a file costs. */
const withNulls = (cells: (string | null)[]): Cells => {
  for (let i = 0; i < cells.length; i++) {
    if (cells[i] === '' || cells[i] === 'NULL') cells[i] = null;
  }
  return cells;
};

const createRecordValidator = (
  columns: readonly string[],
  validate: (cells: Cells) => ValidationResult,
) => {
  const toDocument = documentWriter(columns);
  return ({ cells, misquoted }: CsvRecord) => {
    if (misquoted || cells.length !== columns.length) {
      const problem = misquoted
        ? 'a quoted field goes on after its closing quote'
        : `the line has ${cells.length} fields, the header ${columns.length}`;
      // What belongs to which column can't be told, so the fields are kept as a list.
      const document = JSON.stringify(cells);
      return { document, result: { problem, value: null } };
    }
    const values = withNulls(cells);
    return { document: toDocument(values), result: validate(values) };
  };
};

/** Enough that a statement's fixed cost does not count, few enough to stay small in memory. */
const BATCH_RECORDS = 1_000;

/**
 * Records are validated as they are parsed, and only their documents wait for the batch
 * to be full: their cells would be most of what the memory has to hold.
 */
async function* validateInBatches(
  first: CsvRecord[],
  rest: AsyncIterable<CsvRecord[]>,
  validateRecord: (record: CsvRecord) => {
    document: string;
    result: ValidationResult;
  },
  bytesRead: () => number,
): AsyncGenerator<ValidatedBatch> {
  let row = 0;
  let batch: ValidatedBatch = { valid: [], rejected: [], bytesRead: 0 };
  const add = (record: CsvRecord) => {
    row += 1;
    const { document, result } = validateRecord(record);
    if ('problem' in result) {
      const { problem, value } = result;
      batch.rejected.push({ row, document, problem, value });
    } else {
      const { period, replaceKey } = result;
      batch.valid.push({ row, document, period, replaceKey });
    }
  };
  first.forEach(add);
  for await (const records of rest) {
    records.forEach(add);
    if (batch.valid.length + batch.rejected.length < BATCH_RECORDS) continue;
    yield { ...batch, bytesRead: bytesRead() };
    batch = { valid: [], rejected: [], bytesRead: 0 };
  }
  yield { ...batch, bytesRead: bytesRead() };
}

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
      const columns = readHeader(header, spec.requiredColumns, bytes);
      const validateRecord = createRecordValidator(
        columns,
        spec.validate(columns),
      );
      const batches = validateInBatches(
        first,
        records,
        validateRecord,
        bytes.bytesRead,
      );
      return { columns, batches, close };
    } catch (error) {
      await close();
      throw error;
    }
  },
});
