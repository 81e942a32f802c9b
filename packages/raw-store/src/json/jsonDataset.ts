import { ValidationResult } from '../csv/csvDataset';
import { readBytes } from '../csv/readBytes';
import { readText } from '../csv/readText';
import { createPeriodCheck, DEFAULT_LIMITS, ImportLimits } from '../limits';
import { ValidatedBatch, RawDataset, RawFile } from '../RawDataset';
import { quoteNotNumbers } from './notNumbers';
import { JsonHeader, readJson } from './readJson';
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
  /**
   * What a record of an answer is kept as, where it says several things of several periods. A part is
   * a record: it has a row of its own.
   */
  split?(record: JsonRecord, header: JsonHeader): Iterable<JsonRecord>;
  /** Its answers may hold bare `NaN`, which no JSON is: `validate` sees the text "NaN". */
  notNumbers?: boolean;
  validate(record: JsonRecord): ValidationResult;
}

export interface JsonDataset extends RawDataset {
  /** The same for what a live source says: validated, identified and kept as if it were a file. */
  fromRecords(records: AsyncIterable<unknown> | Iterable<unknown>): RawDataset;
}

/** A batch stays small in memory: some records of sources are far larger than lines of a bill. */
const BATCH_RECORDS = 1_000;
const BATCH_CHARACTERS = 500_000;
/** PostgreSQL can't keep it. */
const NUL = /(?<!\\)((?:\\\\)*)\\u0000/g;

const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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
  return isRecord(value)
    ? { document: text, result: validate(value) }
    : refuse('must be an object');
};

async function* validateInBatches(
  spec: JsonDatasetSpec,
  records: AsyncIterable<JsonContent>,
  { bytesRead, limits }: { bytesRead: () => number; limits: ImportLimits },
): AsyncGenerator<ValidatedBatch> {
  const checkPeriod = createPeriodCheck(limits, spec.dateField);
  const validate = (record: JsonRecord) => checkPeriod(spec.validate(record));
  let row = 0;
  let characters = 0;
  let batch: ValidatedBatch = { valid: [], rejected: [], bytesRead: 0 };
  for await (const record of records) {
    row += 1;
    characters += record.text.length;
    const { document, result } = validateRecord(validate, record);
    if ('problem' in result) batch.rejected.push({ row, document, ...result });
    else batch.valid.push({ row, document, ...result });
    const count = batch.valid.length + batch.rejected.length;
    if (count < BATCH_RECORDS && characters < BATCH_CHARACTERS) continue;
    yield { ...batch, bytesRead: bytesRead() };
    characters = 0;
    batch = { valid: [], rejected: [], bytesRead: 0 };
  }
  yield { ...batch, bytesRead: bytesRead() };
}

async function* contentsOf(
  records: AsyncIterable<unknown> | Iterable<unknown>,
): AsyncGenerator<JsonContent> {
  for await (const record of records) yield contentOf(record);
}

/** The parts of records, where a dataset has them; what is no record is its own only part. */
async function* splitEach(
  { split }: JsonDatasetSpec,
  records: AsyncIterable<JsonContent>,
  header: JsonHeader = {},
): AsyncGenerator<JsonContent> {
  for await (const record of records)
    if (!split || record.problem || !isRecord(record.value)) yield record;
    else for (const part of split(record.value, header)) yield contentOf(part);
}

const openFile = async (
  spec: JsonDatasetSpec,
  { path }: RawFile,
  limits: ImportLimits,
) => {
  const bytes = await readBytes(path, limits);
  const header: Record<string, string> = {};
  const text = readText(bytes.chunks);
  const json = spec.notNumbers ? quoteNotNumbers(text) : text;
  const records = readJson(json, spec.recordsField, header);
  return {
    batches: validateInBatches(spec, splitEach(spec, records, header), {
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
        batches: validateInBatches(spec, splitEach(spec, contentsOf(records)), {
          bytesRead: () => 0,
          limits,
        }),
        close: async () => {},
      }),
    }),
  };
};
