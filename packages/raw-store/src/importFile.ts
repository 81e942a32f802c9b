import { ValidatedBatch, RawDataset, RawFile } from './RawDataset';
import { ImportSummary, RawStore } from './RawStore';

export interface ImportProgress {
  records: number;
  bytesRead: number;
}

export interface ImportOptions {
  /** See `RawImportOptions.replace`. */
  replace?: boolean;
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

/**
 * Lands a file, reading on while the store writes. A file that must be refused whole
 * throws an `InputError` that says why, and like any failure leaves nothing behind.
 */
export const importFile = async (
  store: RawStore,
  dataset: RawDataset,
  file: RawFile,
  { replace = false, onProgress, signal }: ImportOptions = {},
): Promise<FileImport> => {
  const { columns, batches, close } = await dataset.open(file, store.limits);
  try {
    const session = await store.begin(dataset.name, file.name, {
      replace,
      columns,
    });
    try {
      const problems = new Map<string, ProblemCount>();
      let records = 0;
      for await (const batch of batches) {
        signal?.throwIfAborted();
        await session.add(batch.valid);
        await session.reject(batch.rejected);
        countProblems(problems, batch);
        records += batch.valid.length + batch.rejected.length;
        onProgress?.({ records, bytesRead: batch.bytesRead });
      }
      const summary = await session.commit();
      return {
        ...summary,
        problems: [...problems.values()],
        header: columns !== undefined,
      };
    } catch (error) {
      await session.abort();
      throw error;
    }
  } finally {
    await close();
  }
};
