import { basename } from 'node:path';
import { isError } from '@backstage/errors';
import {
  FileImport,
  importFile,
  RawDataset,
  RawStore,
} from '@rosetta/raw-store';
import { ImportProgress } from './ImportProgress';

/** What became of a file: it came in, or all of it was refused. */
export type FileReport =
  | ({ outcome: 'imported' } & FileImport)
  | { outcome: 'refused'; file: string; reason: string };

export interface ImportFilesOptions {
  replace: boolean;
  progress?: ImportProgress;
  signal?: AbortSignal;
}

/** Only the file itself can be at fault with this name; anything else stops the command. */
const isRefusal = (error: unknown): error is Error =>
  isError(error) && error.name === 'InputError';

/** Imports files one after the other; one that is refused does not stop the next. */
export async function* importFiles(
  store: RawStore,
  dataset: RawDataset,
  paths: readonly string[],
  { replace, progress, signal }: ImportFilesOptions,
): AsyncGenerator<FileReport> {
  for (const path of paths) {
    const file = basename(path);
    await progress?.start(path);
    try {
      const imported = await importFile(
        store,
        dataset,
        { path, name: file },
        { replace, signal, onProgress: now => progress?.show(now) },
      );
      progress?.stop();
      yield { outcome: 'imported', ...imported };
    } catch (error) {
      progress?.stop();
      if (!isRefusal(error)) throw error;
      yield { outcome: 'refused', file, reason: error.message };
    }
  }
}

/** Whether every line of the file was taken. */
export const isClean = (report: FileReport) =>
  report.outcome === 'imported' && report.counts.rejected === 0;
