import { RawDataset, RawFile } from './RawDataset';
import { ImportSummary, RawStore } from './RawStore';

export interface ImportProgress {
  records: number;
  bytesRead: number;
}

export interface FileImport extends ImportSummary {
  /** Why records were rejected: each reason with how often and the first few rows. */
  reasons: { reason: string; count: number; rows: number[] }[];
}

export type ImportFile = (
  store: RawStore,
  dataset: RawDataset,
  file: RawFile,
  options?: {
    replace?: boolean;
    onProgress?: (progress: ImportProgress) => void;
    signal?: AbortSignal;
  },
) => Promise<FileImport>;
