import { z } from 'zod';
import { StoredObject } from '../storage/types';
import { readManifest, resolveFile } from './manifests';
import { groupBy, Layout, markOf, newestOf } from './types';

/**
 * `<root>metadata/<partition>/<export>-Manifest.json` where each delivery overwrites the one
 * before, with a folder per execution in between where each is kept.
 */
const MANIFEST =
  /^((?:.*\/)?)metadata\/([^/]+)\/(?:([^/]+)\/)?[^/]*Manifest\.json$/;

const Manifest = z.looseObject({
  /** URIs, `s3://bucket/key`. */
  dataFiles: z.array(z.string().min(1)),
});

interface FoundManifest {
  object: StoredObject;
  /** The month of an export. */
  scope: string;
  /** Its name begins with the instant of the execution. */
  execution: string;
  /** Where its files are. */
  folder: string;
}

const findManifest = (object: StoredObject): FoundManifest[] => {
  const found = MANIFEST.exec(object.key);
  if (!found) return [];
  const [, root, partition, execution = ''] = found;
  const scope = `${root}data/${partition}/`;
  const folder = execution ? `${scope}${execution}/` : scope;
  return [{ object, scope, execution, folder }];
};

const STAMPED = /^\d{4}-?\d{2}-?\d{2}T/;

/** The newest execution; by its name where all have an instant there, as copies are all of one time. */
const newest = (manifests: FoundManifest[]): FoundManifest => {
  const stamped = manifests.every(({ execution }) => STAMPED.test(execution));
  return manifests.toSorted((a, b) =>
    stamped
      ? b.execution.localeCompare(a.execution)
      : Number(b.object.modifiedAt) - Number(a.object.modifiedAt),
  )[0];
};

/** Exports of AWS Data Exports. Each delivery holds its whole month, so only the newest one counts. */
export const awsDataExports: Layout = (storage, objects) => {
  const byKey = new Map(objects.map(object => [object.key, object]));
  const months = groupBy(objects.flatMap(findManifest), ({ scope }) => scope);
  return [...months].map(([scope, manifests]) => {
    const { object, folder } = newest(manifests);
    const content = objects.filter(({ key }) => key.startsWith(folder));
    return {
      scope,
      mark: markOf([object, ...content]),
      modifiedAt: newestOf([object, ...content]),
      async files(signal) {
        const { dataFiles } = await readManifest(storage, object, Manifest, signal); // prettier-ignore
        return dataFiles.map(named =>
          resolveFile(byKey, { named, folder, manifest: object.key }),
        );
      },
    };
  });
};
