import { Verdict } from '../csv/csvDataset';
import { readBytes } from '../csv/readBytes';
import { readText } from '../csv/readText';
import { JudgedBatch, RawDataset, RawFile } from '../RawDataset';
import { canonicalJson } from './canonicalJson';
import { readJson } from './readJson';

export type JsonRecord = Readonly<Record<string, unknown>>;

export interface JsonDatasetSpec {
  name: string;
  description: string;
  /** The field of a file that holds its records; the file itself is their array when not said. */
  within?: string;
  judge(record: JsonRecord): Verdict;
}

export interface JsonDataset extends RawDataset {
  /** The same for what a live source says: judged, identified and kept as if it were a file. */
  of(records: AsyncIterable<unknown> | Iterable<unknown>): RawDataset;
}

/** Few enough to stay small in memory: records of sources are larger than lines of a bill. */
const BATCH_RECORDS = 250;
/** PostgreSQL can't keep it. */
const NUL = /\\u0000/g;

const judgeRecord = (
  { judge }: JsonDatasetSpec,
  record: unknown,
): { document: string; verdict: Verdict } => {
  const document = canonicalJson(record);
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return { document, verdict: { problem: 'must be an object', value: null } };
  if (document.includes('\\u0000'))
    return {
      document: document.replace(NUL, '\\ufffd'),
      verdict: { problem: 'it holds a NUL character', value: null },
    };
  return { document, verdict: judge(record as JsonRecord) };
};

async function* judged(
  spec: JsonDatasetSpec,
  records: AsyncIterable<unknown> | Iterable<unknown>,
  bytesRead: () => number,
): AsyncGenerator<JudgedBatch> {
  let row = 0;
  let batch: JudgedBatch = { good: [], bad: [], bytesRead: 0 };
  for await (const record of records) {
    row += 1;
    const { document, verdict } = judgeRecord(spec, record);
    if ('problem' in verdict) batch.bad.push({ row, document, ...verdict });
    else batch.good.push({ row, document, ...verdict });
    if (batch.good.length + batch.bad.length < BATCH_RECORDS) continue;
    yield { ...batch, bytesRead: bytesRead() };
    batch = { good: [], bad: [], bytesRead: 0 };
  }
  yield { ...batch, bytesRead: bytesRead() };
}

const openFile = async (spec: JsonDatasetSpec, { path }: RawFile) => {
  const bytes = await readBytes(path);
  const records = readJson(readText(bytes.chunks), spec.within);
  return {
    batches: judged(spec, records, bytes.bytesRead),
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
    of: records => ({
      name,
      description,
      open: async () => ({
        batches: judged(spec, records, () => 0),
        close: async () => {},
      }),
    }),
  };
};
