import { PeriodBounds, resolvePeriodBounds } from '@rosetta/contracts/values';
import { createPeriodCheck, DEFAULT_LIMITS, ImportLimits } from '../limits';
import { ColumnKind } from '../parquet/columnTypes';
import { beginsAsParquet, openParquet } from '../parquet/openParquet';
import { ValidatedBatch, OpenedFile, RawDataset, RawFile } from '../RawDataset';
import { Rejection } from '../RawStore';
import { Cells, documentWriter } from './documentWriter';
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
  /** With it, a file may be Parquet as well: one with such a column of another kind is refused whole. */
  columnKinds?: Readonly<Record<string, ColumnKind>>;
  /** Made once per file, as columns come in any order; called for each record. */
  validate(
    columns: readonly string[],
    bounds: PeriodBounds,
  ): (cells: Cells) => ValidationResult;
}

/** A line of a CSV file, or a row of a Parquet file. */
interface TableRecord {
  cells: (string | null)[];
  misquoted: boolean;
  /** Where the reader has written it already; then `cells` are those that are checked. */
  document?: string;
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

/** How a control character is written in JSON that has no letter of its own for it. */
const CONTROL_ESCAPE = '\\u00';

interface ValidatedRecord {
  document: string;
  result: ValidationResult;
}

const createRecordValidator = (
  columns: readonly string[],
  validate: (cells: Cells) => ValidationResult,
  checkPeriod: (result: ValidationResult) => ValidationResult,
) => {
  const toDocument = documentWriter(columns);
  const validateCells = (values: Cells): ValidatedRecord => {
    const document = toDocument(values);
    // Looked for once in all of it: in each cell it would cost as much as the parsing.
    const at = document.includes(NUL_ESCAPE)
      ? values.findIndex(cell => cell?.includes('\0'))
      : -1;
    if (at < 0) return { document, result: checkPeriod(validate(values)) };
    const storable = values.map(cell => cell && withoutNul(cell));
    const problem = `${columns[at]} holds a NUL character; remove it from the file and import that again`;
    return {
      document: toDocument(storable),
      result: { problem, value: storable[at]!.slice(0, MAX_VALUE_LENGTH) },
    };
  };
  const validateWritten = (document: string, checked: Cells) => {
    if (!document.includes(CONTROL_ESCAPE))
      return { document, result: checkPeriod(validate(checked)) };
    // It may be a NUL, and has another spelling than ours.
    const values = JSON.parse(document);
    return validateCells(columns.map(name => values[name] ?? null));
  };
  return ({ cells, misquoted, document }: TableRecord): ValidatedRecord => {
    if (document !== undefined) return validateWritten(document, cells);
    if (!misquoted && cells.length === columns.length)
      return validateCells(withNulls(cells));
    const problem = misquoted
      ? 'a quoted field goes on after its closing quote'
      : `the line has ${cells.length} fields, the header ${columns.length}`;
    // What belongs to which column can't be told, so the fields are kept as a list.
    const list = cells.map(cell => cell && withoutNul(cell));
    return { document: JSON.stringify(list), result: { problem, value: null } };
  };
};

/** Enough that a statement's fixed cost does not count, few enough to stay small in memory. */
const BATCH_RECORDS = 1_000;

/**
 * Records are validated as they are parsed, and only their documents wait for the batch
 * to be full: their cells would be most of what the memory has to hold.
 */
async function* validateInBatches(
  first: TableRecord[],
  rest: AsyncIterable<TableRecord[]>,
  validateRecord: (record: TableRecord) => {
    document: string;
    result: ValidationResult;
  },
  bytesRead: () => number,
): AsyncGenerator<ValidatedBatch> {
  let row = 0;
  let batch: ValidatedBatch = { valid: [], rejected: [], bytesRead: 0 };
  const add = (record: TableRecord) => {
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

/** A file that is open, as records one by one. */
interface OpenedTable {
  columns: readonly string[];
  /** What was read already, to find the header. */
  first: TableRecord[];
  rest: AsyncIterable<TableRecord[]>;
  bytesRead(): number;
  close(): Promise<void>;
}

const openCsv = async (
  { path }: RawFile,
  { requiredColumns }: CsvDatasetSpec,
  limits: ImportLimits,
): Promise<OpenedTable> => {
  const bytes = await readBytes(path, limits);
  const rest = readCsv(readText(bytes.chunks), limits);
  const close = async () => void (await rest.return(undefined));
  try {
    const [header, ...first] = (await rest.next()).value ?? [];
    const columns = readHeader(header, requiredColumns, bytes, limits);
    return { columns, first, rest, bytesRead: bytes.bytesRead, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const openTable = async (
  file: RawFile,
  spec: CsvDatasetSpec,
  limits: ImportLimits,
): Promise<OpenedTable> => {
  const { requiredColumns, columnKinds } = spec;
  if (!columnKinds || !(await beginsAsParquet(file.path)))
    return openCsv(file, spec, limits);
  const columns = { requiredColumns, columnKinds };
  const { records, ...opened } = await openParquet(file.path, columns, limits);
  return { ...opened, first: [], rest: records };
};

/**
 * A dataset of CSV files with a header, plain or gzip, columns by name in any order; of Parquet
 * files too where it says what their columns must hold.
 */
export const csvDataset = (spec: CsvDatasetSpec): RawDataset => ({
  name: spec.name,
  description: spec.description,
  requiredColumns: spec.requiredColumns,
  inParts: spec.inParts,
  async open(file: RawFile, limits = DEFAULT_LIMITS): Promise<OpenedFile> {
    const table = await openTable(file, spec, limits);
    const { columns, first, rest, bytesRead, close } = table;
    const validateRecord = createRecordValidator(
      columns,
      spec.validate(columns, resolvePeriodBounds(limits.periods)),
      createPeriodCheck(limits),
    );
    const batches = validateInBatches(first, rest, validateRecord, bytesRead);
    return { columns, batches, close };
  },
});
