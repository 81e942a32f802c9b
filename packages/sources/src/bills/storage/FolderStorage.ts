import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { InputError } from '@backstage/errors';
import {
  BillStorage,
  LocationRefusedError,
  MAX_TEXT_BYTES,
  StoredObject,
} from './types';

const PROBLEMS: Record<string, string> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is a file, not a folder',
  EACCES: 'it may not be read (permission denied)',
};

/** A folder of this machine, or one that is mounted. */
export class FolderStorage implements BillStorage {
  readonly place: string;
  readonly #folder: string;

  /** @param location - what the configuration calls it */
  constructor(location: string, folder: string) {
    this.place = `location ${location} (folder ${folder})`;
    this.#folder = folder;
  }

  async list(signal: AbortSignal): Promise<StoredObject[]> {
    const objects: StoredObject[] = [];
    for (const entry of await this.#entries()) {
      signal.throwIfAborted();
      if (entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      const found = await this.#stat(path);
      if (!found?.isFile()) continue;
      objects.push({
        key: relative(this.#folder, path).split(sep).join('/'),
        size: Number(found.size),
        modifiedAt: found.mtime,
        etag: `${found.mtimeNs}-${found.ino}`,
      });
    }
    return objects;
  }

  async readText({ key, size }: StoredObject) {
    if (size > MAX_TEXT_BYTES) throw new InputError(`${key} is too large`);
    return readFile(this.#pathOf(key), 'utf8');
  }

  async fetch({ key }: StoredObject) {
    return this.#pathOf(key);
  }

  async close() {}

  async #entries() {
    try {
      return await readdir(this.#folder, {
        recursive: true,
        withFileTypes: true,
      });
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException;
      throw new LocationRefusedError(
        `${this.place} cannot be read: ${PROBLEMS[code] ?? message}`,
      );
    }
  }

  /** Undefined for what was moved away meanwhile, and for a link to nothing: they are not there. */
  async #stat(path: string) {
    try {
      return await stat(path, { bigint: true });
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      throw new LocationRefusedError(
        `${this.place} cannot be read: ${path}: ${PROBLEMS[code] ?? message}`,
      );
    }
  }

  #pathOf(key: string) {
    return join(this.#folder, ...key.split('/'));
  }
}
