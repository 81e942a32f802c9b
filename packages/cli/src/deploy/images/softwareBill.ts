import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface InstalledPackage {
  name?: string;
  version?: string;
  license?: unknown;
}

type Named = Required<Pick<InstalledPackage, 'name' | 'version'>> &
  InstalledPackage;
const isNamed = (each: InstalledPackage | undefined): each is Named =>
  Boolean(each?.name && each.version);

/** What is in an image, as CycloneDX 1.6 lists it: https://cyclonedx.org/docs/1.6/json. */
export function softwareBill(tree: string) {
  const { name, version } = readPackage(tree)!;
  const components = new Map(
    installedFolders(join(tree, 'node_modules'))
      .map(folder => readPackage(folder))
      .filter(isNamed)
      .map(toComponent)
      .map(each => [each.purl, each] as const),
  );
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name, version } },
    components: [...components.values()].sort((a, b) =>
      a.purl < b.purl ? -1 : 1,
    ),
  };
}

function toComponent({ name, version, license }: Named) {
  return {
    type: 'library',
    name,
    version,
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    ...(typeof license === 'string' && {
      licenses: [{ expression: license }],
    }),
  };
}

/** Of a folder of packages, and of those that packages in it have for themselves. */
function installedFolders(modules: string): string[] {
  if (!existsSync(modules)) return [];
  const folders = readdirSync(modules, { withFileTypes: true })
    // What is linked is ours.
    .filter(each => each.isDirectory() && !each.name.startsWith('.'))
    .flatMap(({ name }) =>
      name.startsWith('@')
        ? readdirSync(join(modules, name), { withFileTypes: true })
            .filter(each => each.isDirectory())
            .map(each => join(modules, name, each.name))
        : [join(modules, name)],
    );
  return folders.flatMap(folder => [
    folder,
    ...installedFolders(join(folder, 'node_modules')),
  ]);
}

function readPackage(folder: string): InstalledPackage | undefined {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
