import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Ranges = Record<string, string>;

/** The version ranges of this repository's packages, so that a new one has the same. */
export const dependencyVersions = (root: string): Ranges => {
  const files = globSync(
    ['packages/*/package.json', 'plugins/*/package.json'],
    { cwd: root },
  );
  const ranges: Ranges = {};
  for (const file of files.sort()) {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, file), 'utf8'),
    );
    Object.assign(ranges, devDependencies, dependencies);
  }
  return ranges;
};
