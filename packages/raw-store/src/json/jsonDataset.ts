import { ValidationResult } from '../csv/csvDataset';
import { readBytes } from '../csv/readBytes';
import { readText } from '../csv/readText';
import { createPeriodCheck, DEFAULT_LIMITS, ImportLimits } from '../limits';
import { ValidatedBatch, RawDataset, RawFile } from '../RawDataset';
import { readJson } from './readJson';
import { JsonContent } from './RecordBuilder';
import { contentOf } from './contentOf';

/** Whole numbers beyond 2^53 are bigints. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export interface JsonDatasetSpec {
  name: string;
  description: string;
  /** The field of a file that holds its records; the file itself is their array when not said. */
  recordsField?: string;
  /** The field that says a record's period, for people. */
  dateField?: string;
  validate(record: JsonRecord): ValidationResult;
}

export interface JsonDataset extends RawDataset {
  /** The same for what a live source says: validated, identified and kept as if it were a file. */
  fromRecords(records: AsyncIterable<unknown> | Iterable<unknown>): RawDataset;
}

/** Few enough to stay small in memory: records of sources are larger than lines of a bill. */
const BATCH_RECORDS = 250;
/** PostgreSQL can't keep it. */
const NUL = /(?<!\\)((?:\\\\)*)\\u0000/g;

const validateRecord = (
  validate: JsonDatasetSpec['validate'],
  { value, text, problem }: JsonContent,
): { document: string; result: ValidationResult } => {
  const refuse = (reason: string, document = text) => ({
    document,
    result: { problem: reason, value: null },
  });
  if (problem) return refuse(problem);
  const storable = text.replace(NUL, '$1\\ufffd');
  if (storable !== text) return refuse('it holds a NUL character', storable);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('must be an object');
  return { document: text, result: validate(value as JsonRecord) };
};

async function* validateInBatches(
  spec: JsonDatasetSpec,
  records: AsyncIterable<JsonContent>,
  { bytesRead, limits }: { bytesRead: () => number; limits: ImportLimits },
): AsyncGenerator<ValidatedBatch> {
  const checkPeriod = createPeriodCheck(limits, spec.dateField);
  const validate = (record: JsonRecord) => checkPeriod(spec.validate(record));
  let row = 0;
  let batch: ValidatedBatch = { valid: [], rejected: [], bytesRead: 0 };
  for await (const record of records) {
    row += 1;
    const { document, result } = validateRecord(validate, record);
    if ('problem' in result) batch.rejected.push({ row, document, ...result });
    else batch.valid.push({ row, document, ...result });
    if (batch.valid.length + batch.rejected.length < BATCH_RECORDS) continue;
    yield { ...batch, bytesRead: bytesRead() };
    batch = { valid: [], rejected: [], bytesRead: 0 };
  }
  yield { ...batch, bytesRead: bytesRead() };
}

async function* contentsOf(
  records: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<JsonContent> {
  for await (const record of records) yield contentOf(record);
}

const openFile = async (
  spec: JsonDatasetSpec,
  { path }: RawFile,
  limits: ImportLimits,
) => {
  const bytes = await readBytes(path, limits);
  const records = readJson(readText(bytes.chunks), spec.recordsField);
  return {
    batches: validateInBatches(spec, records, {
      bytesRead: bytes.bytesRead,
      limits,
    }),
    close: async () => void (await records.return(undefined)),
  };
};

/** A dataset of JSON files, plain or gzip, as a source's API answers. */
export const jsonDataset = (spec: JsonDatasetSpec): JsonDataset => {
  const { name, description } = spec;
  return {
    name,
    description,
    open: (file, limits = DEFAULT_LIMITS) => openFile(spec, file, limits),
    fromRecords: records => ({
      name,
      description,
      open: async (_, limits = DEFAULT_LIMITS) => ({
        batches: validateInBatches(spec, contentsOf(records), {
          bytesRead: () => 0,
          limits,
        }),
        close: async () => {},
      }),
    }),
  };
};
