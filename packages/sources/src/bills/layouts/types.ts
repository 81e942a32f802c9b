import { createHash } from 'node:crypto';
import { BillStorage, StoredObject } from '../storage/types';

/** Files that are one bill, or one version of it. */
export interface Delivery {
  /** Where it lies: the same for each version of it. */
  scope: string;
  /** What it holds, as the listing tells it. */
  mark: string;
  modifiedAt: Date;
  /** Its files in their order. An `InputError` when it can't be read as it is. */
  files(signal: AbortSignal): Promise<readonly StoredObject[]>;
}

/** Finds the deliveries in a listing. */
export type Layout = (
  storage: BillStorage,
  objects: readonly StoredObject[],
) => Delivery[];

const byKey = (a: StoredObject, b: StoredObject) => (a.key < b.key ? -1 : 1);

export const sortByKey = (objects: readonly StoredObject[]) =>
  objects.toSorted(byKey);

/** Changes with any of the objects. */
export const markOf = (objects: readonly StoredObject[]) =>
  createHash('sha256')
    .update(
      JSON.stringify(
        sortByKey(objects).map(({ key, size, etag }) => [key, size, etag]),
      ),
    )
    .digest('hex');

export const newestOf = (objects: readonly StoredObject[]) =>
  new Date(Math.max(...objects.map(({ modifiedAt }) => Number(modifiedAt))));

/** The folder of a key, with the slash at its end; nothing for the root. */
export const folderOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);

export const groupBy = <T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};
