import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { BillStorage, StoredObject } from '../storage/types';
import { readManifest, resolveFile } from './manifests';
import { folderOf, groupBy, Layout, markOf, newestOf } from './types';

/** `<export>/<from>-<to>/<run>/manifest.json`, the run in a folder of its own or not. */
const MANIFEST = /(^|\/)manifest\.json$/;
const MONTH = /(^|\/)\d{8}-\d{8}\/$/;

const Manifest = z.looseObject({
  blobs: z.array(
    z.looseObject({
      blobName: z.string().min(1),
      byteCount: z.number().optional(),
    }),
  ),
  runInfo: z.looseObject({ submittedTime: z.string() }).optional(),
});
type Manifest = z.infer<typeof Manifest>;

/** The month of an export that a run is of; its own folder where the path does not tell. */
const scopeOf = ({ key }: StoredObject) => {
  const run = folderOf(key);
  const parent = folderOf(run.slice(0, -1));
  return !MONTH.test(run) && MONTH.test(parent) ? parent : run;
};

/** Manifests tell when their runs were, which copies of them no longer do. */
const newestRun = async (
  storage: BillStorage,
  manifests: readonly StoredObject[],
  signal: AbortSignal,
) => {
  const runs: { object: StoredObject; manifest: Manifest; at: string }[] = [];
  for (const object of manifests) {
    const manifest = await readManifest(storage, object, Manifest, signal);
    const at = manifest.runInfo?.submittedTime;
    runs.push({ object, manifest, at: at ?? object.modifiedAt.toISOString() });
  }
  return runs.toSorted((a, b) => b.at.localeCompare(a.at))[0];
};

const assertSize = (
  { key, size }: StoredObject,
  byteCount: number | undefined,
) => {
  if (byteCount === undefined || byteCount === size) return;
  throw new InputError(
    `${key} has ${size} bytes, and its manifest says ${byteCount}: it was cut, or is still being written`,
  );
};

/** Exports of Azure Cost Management. Each run holds its whole month, so only the newest one counts. */
export const azureExports: Layout = (storage, objects) => {
  const byKey = new Map(objects.map(object => [object.key, object]));
  const byFolder = groupBy(objects, ({ key }) => folderOf(key));
  const months = groupBy(
    objects.filter(({ key }) => MANIFEST.test(key)),
    scopeOf,
  );
  return [...months].map(([scope, manifests]) => {
    const content = manifests.flatMap(({ key }) => byFolder.get(folderOf(key))!);
    return {
      scope,
      mark: markOf(content),
      modifiedAt: newestOf(content),
      async files(signal) {
        const { object, manifest } = await newestRun(storage, manifests, signal);
        const folder = folderOf(object.key);
        return manifest.blobs.map(({ blobName: named, byteCount }) => {
          const file = resolveFile(byKey, { named, folder, manifest: object.key }); // prettier-ignore
          assertSize(file, byteCount);
          return file;
        });
      },
    };
  }); // prettier-ignore
};
