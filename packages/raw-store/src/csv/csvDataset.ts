import { PeriodBounds, resolvePeriodBounds } from '@rosetta/contracts/values';
import { createPeriodCheck, DEFAULT_LIMITS } from '../limits';
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
  inParts?: RawDataset['inParts'];
  /** A file that lacks one of these is refused whole. */
  requiredColumns: readonly string[];
  /** Made once per file, as columns come in any order; called for each record. */
  validate(
    columns: readonly string[],
    bounds: PeriodBounds,
  ): (cells: Cells) => ValidationResult;
}

/** In place: a copy of each record would be the half of what reading a file costs. */
const withNulls = (cells: (string | null)[]): Cells => {
  for (let i = 0; i < cells.length; i++) {
    if (cells[i] === '' || cells[i] === 'NULL') cells[i] = null;
  }
  return cells;
};

/** As JSON writes the character that PostgreSQL keeps in no text. */
const NUL_ESCAPE = '\\u0000';
const MAX_VALUE_LENGTH = 100;

const withoutNul = (text: string) => text.replaceAll('\0', '\ufffd');

const createRecordValidator = (
  columns: readonly string[],
  validate: (cells: Cells) => ValidationResult,
  checkPeriod: (result: ValidationResult) => ValidationResult,
) => {
  const toDocument = documentWriter(columns);
  return ({ cells, misquoted }: CsvRecord) => {
    if (misquoted || cells.length !== columns.length) {
      const problem = misquoted
        ? 'a quoted field goes on after its closing quote'
        : `the line has ${cells.length} fields, the header ${columns.length}`;
      // What belongs to which column can't be told, so the fields are kept as a list.
      const document = JSON.stringify(cells.map(withoutNul));
      return { document, result: { problem, value: null } };
    }
    const values = withNulls(cells);
    const document = toDocument(values);
    // Looked for once in all of it: in each cell it would cost as much as the parsing.
    const at = document.includes(NUL_ESCAPE)
      ? cells.findIndex(cell => cell?.includes('\0'))
      : -1;
    if (at < 0) return { document, result: checkPeriod(validate(values)) };
    const storable = values.map(cell => cell && withoutNul(cell));
    const problem = `${columns[at]} holds a NUL character; remove it from the file and import that again`;
    return {
      document: toDocument(storable),
      result: { problem, value: storable[at]!.slice(0, MAX_VALUE_LENGTH) },
    };
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
  inParts: spec.inParts,
  async open(file: RawFile, limits = DEFAULT_LIMITS): Promise<OpenedFile> {
    const bytes = await readBytes(file.path, limits);
    const records = readCsv(readText(bytes.chunks), limits);
    const close = async () => void (await records.return(undefined));
    try {
      const [header, ...first] = (await records.next()).value ?? [];
      const columns = readHeader(header, spec.requiredColumns, bytes, limits);
      const validateRecord = createRecordValidator(
        columns,
        spec.validate(columns, resolvePeriodBounds(limits.periods)),
        createPeriodCheck(limits),
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
