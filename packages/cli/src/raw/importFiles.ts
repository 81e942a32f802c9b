import { basename } from 'node:path';
import {
  DeliveryRefusedError,
  FileImport,
  importDelivery,
  RawDataset,
  RawFile,
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

/** Files by their names; those that share one by their paths. */
const toFiles = (paths: readonly string[]): RawFile[] => {
  const names = paths.map(path => basename(path));
  return paths.map((path, at) => ({
    path,
    name: names.filter(name => name === names[at]).length > 1 ? path : names[at],
  })); // prettier-ignore
};

const OTHER_REFUSED = 'another file of the delivery was refused';

const toReports = (
  files: readonly RawFile[],
  { refused }: DeliveryRefusedError,
): FileReport[] =>
  files.map(({ name: file }) => ({
    outcome: 'refused',
    file,
    reason: refused.find(each => each.file === file)?.reason ?? OTHER_REFUSED,
  }));

/**
 * Imports files: together where they are the parts of one delivery, which is refused whole,
 * else one after the other; one that is refused does not stop the next.
 */
export async function* importFiles(
  store: RawStore,
  dataset: RawDataset,
  paths: readonly string[],
  { replace, progress, signal }: ImportFilesOptions,
): AsyncGenerator<FileReport> {
  const all = toFiles(paths);
  const deliveries = dataset.inParts ? [all] : all.map(file => [file]);
  for (const files of deliveries) {
    try {
      const imported = await importDelivery(store, dataset, files, {
        replace,
        signal,
        onFile: ({ path }) => progress?.start(path),
        onProgress: now => progress?.show(now),
      });
      for (const each of imported) yield { outcome: 'imported', ...each };
    } catch (error) {
      if (!(error instanceof DeliveryRefusedError)) throw error;
      yield* toReports(files, error);
    } finally {
      progress?.stop();
    }
  }
}

/** Whether every line of the file was taken. */
export const isClean = (report: FileReport) =>
  report.outcome === 'imported' && report.counts.rejected === 0;
