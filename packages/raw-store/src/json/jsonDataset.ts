import { ValidationResult } from '../csv/csvDataset';
import { readBytes } from '../csv/readBytes';
import { readText } from '../csv/readText';
import { ValidatedBatch, RawDataset, RawFile } from '../RawDataset';
import { canonicalJson } from './canonicalJson';
import { readJson } from './readJson';

export type JsonRecord = Readonly<Record<string, unknown>>;

export interface JsonDatasetSpec {
  name: string;
  description: string;
  /** The field of a file that holds its records; the file itself is their array when not said. */
  recordsField?: string;
  validate(record: JsonRecord): ValidationResult;
}

export interface JsonDataset extends RawDataset {
  /** The same for what a live source says: validated, identified and kept as if it were a file. */
  fromRecords(records: AsyncIterable<unknown> | Iterable<unknown>): RawDataset;
}

/** Few enough to stay small in memory: records of sources are larger than lines of a bill. */
const BATCH_RECORDS = 250;
/** PostgreSQL can't keep it. */
const NUL = /\\u0000/g;

const validateRecord = (
  { validate }: JsonDatasetSpec,
  record: unknown,
): { document: string; result: ValidationResult } => {
  const document = canonicalJson(record);
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { document, result: { problem: 'must be an object', value: null } };
  if (document.includes('\\u0000'))
    return {
      document: document.replace(NUL, '\\ufffd'),
      result: { problem: 'it holds a NUL character', value: null },
    };
  return { document, result: validate(record as JsonRecord) };
};

async function* validateInBatches(
  spec: JsonDatasetSpec,
  records: AsyncIterable<unknown> | Iterable<unknown>,
  bytesRead: () => number,
): AsyncGenerator<ValidatedBatch> {
  let row = 0;
  let batch: ValidatedBatch = { valid: [], rejected: [], bytesRead: 0 };
  for await (const record of records) {
    row += 1;
    const { document, result } = validateRecord(spec, record);
    if ('problem' in result) batch.rejected.push({ row, document, ...result });
    else batch.valid.push({ row, document, ...result });
    if (batch.valid.length + batch.rejected.length < BATCH_RECORDS) continue;
    yield { ...batch, bytesRead: bytesRead() };
    batch = { valid: [], rejected: [], bytesRead: 0 };
  }
  yield { ...batch, bytesRead: bytesRead() };
}

const openFile = async (spec: JsonDatasetSpec, { path }: RawFile) => {
  const bytes = await readBytes(path);
  const records = readJson(readText(bytes.chunks), spec.recordsField);
  return {
    batches: validateInBatches(spec, records, bytes.bytesRead),
    close: async () => void (await records.return(undefined)),
  };
};

/** A dataset of JSON files, plain or gzip, as a source's API answers. */
export const jsonDataset = (spec: JsonDatasetSpec): JsonDataset => {
  const { name, description } = spec;
  return {
    name,
    description,
    open: file => openFile(spec, file),
    fromRecords: records => ({
      name,
      description,
      open: async () => ({
        batches: validateInBatches(spec, records, () => 0),
        close: async () => {},
      }),
    }),
  };
};
