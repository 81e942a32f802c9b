import { CustomErrorBase } from '@backstage/errors';

/** A storage that is there and refuses, or is not where the configuration says: no retry helps. */
export class LocationRefusedError extends CustomErrorBase {
  name = 'LocationRefusedError' as const;
}

/** An object as a listing has it. */
export interface StoredObject {
  /** Its path within the storage, folders separated by `/`. */
  key: string;
  size: number;
  modifiedAt: Date;
  /** Another one when the content is another. */
  etag: string;
}

/** A folder or a bucket that bills are delivered to. It is read, and nothing is written. */
export interface BillStorage {
  /** For people: `location aws (bucket acme-bills)`. */
  readonly place: string;
  /** Everything that is there. */
  list(signal: AbortSignal): Promise<StoredObject[]>;
  /** The content of a small object, e.g. a manifest. */
  readText(object: StoredObject, signal: AbortSignal): Promise<string>;
  /** The path of a file with the whole content, which may lie in `folder`. */
  fetch(
    object: StoredObject,
    folder: string,
    signal: AbortSignal,
  ): Promise<string>;
  close(): Promise<void>;
}

/** More than this is no manifest. */
export const MAX_TEXT_BYTES = 16 * 1024 * 1024;
