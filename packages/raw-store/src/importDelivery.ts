import { resolve } from 'node:path';
import { InputError, isError } from '@backstage/errors';
import {
  DeliveryRefusedError,
  RefusedFile,
} from './importing/DeliveryRefusedError';
import { OpenedFile, RawDataset, RawFile, ValidatedBatch } from './RawDataset';
import { ImportSummary, RawImport, RawStore } from './RawStore';

export interface ImportProgress {
  /** The file at hand, by its name. */
  file: string;
  records: number;
  bytesRead: number;
}

export interface ImportOptions {
  /** See `RawImportOptions.replace`. */
  replace?: boolean;
  /** A file is about to be read. */
  onFile?: (file: RawFile) => unknown;
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal;
}

/** How often records were rejected for one problem, and where first. */
export interface ProblemCount {
  problem: string;
  count: number;
  examples: { row: number; value: string | null }[];
}

export interface FileImport extends ImportSummary {
  problems: ProblemCount[];
  /** Whether the file begins with a header, which is not a row. */
  header: boolean;
}

type FileNotes = Pick<FileImport, 'problems' | 'header'>;

const EXAMPLES = 5;

const countProblems = (
  problems: Map<string, ProblemCount>,
  { rejected }: ValidatedBatch,
) => {
  for (const { problem, row, value } of rejected) {
    const seen = problems.get(problem) ?? { problem, count: 0, examples: [] };
    seen.count += 1;
    if (seen.examples.length < EXAMPLES) seen.examples.push({ row, value });
    problems.set(problem, seen);
  }
};

/** Only a file itself can be at fault with this name; anything else is no refusal. */
const toRefusal = (file: RawFile, error: unknown): RefusedFile => {
  if (!isError(error) || error.name !== 'InputError') throw error;
  return { file: file.name, reason: error.message };
};

/** One file twice would count each of its lines twice. */
const assertDistinct = (files: readonly RawFile[]) => {
  if (files.length === 0) throw new InputError('A delivery has no files');
  const paths = files.map(({ path }) => resolve(path));
  const twice = files.filter((_, at) => paths.indexOf(paths[at]) < at);
  if (twice.length === 0) return;
  const reason = 'it was given before';
  const refused = twice.map(({ name: file }) => ({ file, reason }));
  throw new DeliveryRefusedError(refused, files);
};

/** Finds what is wrong with the beginning of any file before the first of them is read. */
const assertOpen = async (
  store: RawStore,
  dataset: RawDataset,
  files: readonly RawFile[],
) => {
  if (files.length < 2) return;
  const refused: RefusedFile[] = [];
  for (const file of files) {
    try {
      await (await dataset.open(file, store.limits)).close();
    } catch (error) {
      refused.push(toRefusal(file, error));
    }
  }
  if (refused.length > 0) throw new DeliveryRefusedError(refused, files);
};

const readFile = async (
  session: RawImport,
  { columns, batches }: OpenedFile,
  file: RawFile,
  { onProgress, signal }: ImportOptions,
): Promise<FileNotes> => {
  const problems = new Map<string, ProblemCount>();
  let records = 0;
  session.nextFile(columns);
  for await (const batch of batches) {
    signal?.throwIfAborted();
    await session.add(batch.valid);
    await session.reject(batch.rejected);
    countProblems(problems, batch);
    records += batch.valid.length + batch.rejected.length;
    onProgress?.({ file: file.name, records, bytesRead: batch.bytesRead });
  }
  return { problems: [...problems.values()], header: columns !== undefined };
};

/** The first file is open already: one that can't be used begins no delivery. */
const readFiles = async (
  { store, dataset, files, options }: Delivery,
  session: RawImport,
  first: OpenedFile,
): Promise<FileNotes[]> => {
  const notes: FileNotes[] = [];
  for (const file of files) {
    await options.onFile?.(file);
    try {
      const opened =
        file === files[0] ? first : await dataset.open(file, store.limits);
      try {
        notes.push(await readFile(session, opened, file, options));
      } finally {
        await opened.close();
      }
    } catch (error) {
      throw new DeliveryRefusedError([toRefusal(file, error)], files);
    }
  }
  return notes;
};

interface Delivery {
  store: RawStore;
  dataset: RawDataset;
  files: readonly RawFile[];
  options: ImportOptions;
}

/**
 * Lands the files of one delivery, reading on while the store writes. A file that must be
 * refused whole refuses the delivery with a `DeliveryRefusedError`, which like any failure
 * leaves nothing behind. Answers in the order of the files.
 */
export const importDelivery = async (
  store: RawStore,
  dataset: RawDataset,
  files: readonly RawFile[],
  options: ImportOptions = {},
): Promise<FileImport[]> => {
  assertDistinct(files);
  await assertOpen(store, dataset, files);
  const first = await dataset.open(files[0], store.limits).catch(error => {
    throw new DeliveryRefusedError([toRefusal(files[0], error)], files);
  });
  try {
    const names = files.map(({ name }) => name);
    const { replace = false } = options;
    const session = await store.begin(dataset.name, names, { replace });
    try {
      const delivery = { store, dataset, files, options };
      const notes = await readFiles(delivery, session, first);
      const summaries = await session.commit();
      return summaries.map((each, index) => ({ ...each, ...notes[index] }));
    } catch (error) {
      await session.abort();
      throw error;
    }
  } finally {
    await first.close();
  }
};

/** A delivery of one file. */
export const importFile = async (
  store: RawStore,
  dataset: RawDataset,
  file: RawFile,
  options: ImportOptions = {},
): Promise<FileImport> =>
  (await importDelivery(store, dataset, [file], options))[0];
