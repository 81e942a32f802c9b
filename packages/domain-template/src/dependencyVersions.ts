import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Ranges = Record<string, string>;

const rangesIn = (root: string, folder: string): Ranges => {
  const files = globSync(`${folder}/*/package.json`, { cwd: root });
  const ranges: Ranges = {};
  for (const file of files.sort()) {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, file), 'utf8'),
    );
    Object.assign(ranges, devDependencies, dependencies);
  }
  return ranges;
};

/**
 * The version ranges that a new file of this repository takes over: first those of the packages
 * beside it, as Backstage's plugins stand on Express 4, and the services on 5.
 */
export const dependencyVersions = (root: string) => {
  const packages = rangesIn(root, 'packages');
  const plugins = rangesIn(root, 'plugins');
  return (path: string): Ranges =>
    path.startsWith('plugins/')
      ? { ...packages, ...plugins }
      : { ...plugins, ...packages };
};
