import { plainWords } from '@rosetta/contracts/input';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { BillStorage, StoredObject } from '../storage/types';

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A manifest, of which the fields must be there that are read. */
export const readManifest = async <S extends z.ZodType>(
  storage: BillStorage,
  object: StoredObject,
  schema: S,
  signal: AbortSignal,
): Promise<z.output<S>> => {
  const content = parseJson(await storage.readText(object, signal));
  if (content === undefined)
    throw new InputError(`the manifest ${object.key} is not JSON`);
  const parsed = schema.safeParse(content, { error: plainWords });
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new InputError(
    `the manifest ${object.key} is not as documented, at ${
      path.join('.') || 'the top'
    }: ${message}`,
  );
};

/**
 * The object that a manifest names. Names are of the provider's storage; where the export was
 * copied to may have other folders above, so the ends of names are compared, the longest first.
 */
export const resolveFile = (
  objects: ReadonlyMap<string, StoredObject>,
  { named, folder, manifest }: { named: string; folder: string; manifest: string }, // prettier-ignore
): StoredObject => {
  const parts = named.split('/');
  const ends = parts.slice(0, -1).map((_, at) => parts.slice(at).join('/'));
  const keys = [...ends, `${folder}${parts[parts.length - 1]}`];
  const found = keys.find(key => objects.has(key));
  if (found === undefined)
    throw new InputError(
      `the manifest ${manifest} names ${named}, which is not there`,
    );
  return objects.get(found)!;
};
