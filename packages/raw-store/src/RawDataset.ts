import { ImportLimits } from './limits';
import { NewRecord, RejectedRecord } from './RawStore';

/** A file to import: where it is, and the name that records remember it by. */
export interface RawFile {
  path: string;
  name: string;
}

/** A few records of a file, each validated. */
export interface ValidatedBatch {
  valid: NewRecord[];
  rejected: RejectedRecord[];
  /** How much of the file has been read so far, to show progress. */
  bytesRead: number;
}

export interface OpenedFile {
  /** The header as it was, where the format has one. */
  columns?: readonly string[];
  batches: AsyncIterable<ValidatedBatch>;
  /** Closes the file, read to its end or not. */
  close(): Promise<void>;
}

/**
 * A kind of source data: how its files are read and which of its records can be used.
 * A file that can't be used at all throws an `InputError`, from `open` or from any
 * batch; nothing of it lands then.
 */
export interface RawDataset {
  name: string;
  /** What its files are, in a few words, e.g. `FOCUS 1.0–1.3 CSV`. */
  description: string;
  /** The columns that a file with a header must have. */
  requiredColumns?: readonly string[];
  /**
   * Whether files that are imported together are one delivery, as the parts of a bill are:
   * equal records count over all of them. Else each file is one.
   */
  inParts?: boolean;
  open(file: RawFile, limits?: ImportLimits): Promise<OpenedFile>;
}
