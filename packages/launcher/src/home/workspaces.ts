import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

interface Workspace {
  /** From the root of the checkout. */
  folder: string;
  /** Names of all packages it depends on when it runs. */
  dependencies: readonly string[];
  /** Those that only its tests and its build need. */
  devDependencies?: readonly string[];
}

/** The packages of this repository, by name. */
export type Workspaces = ReadonlyMap<string, Workspace>;

export function readWorkspaces(root: string): Workspaces {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(root, parent)).map(folder => `${parent}/${folder}`),
  );
  const workspaces = folders
    .filter(folder => existsSync(join(root, folder, 'package.json')))
    .map(folder => {
      const file = join(root, folder, 'package.json');
      const {
        name,
        dependencies = {},
        devDependencies = {},
      } = JSON.parse(readFileSync(file, 'utf8'));
      return [
        name as string,
        {
          folder,
          dependencies: Object.keys(dependencies),
          devDependencies: Object.keys(devDependencies),
        },
      ] as const;
    });
  return new Map(workspaces);
}

/** The folders of a workspace and of all those it depends on. */
export function foldersOf(name: string, workspaces: Workspaces): string[] {
  const found = new Set<string>();
  const visit = (dependency: string) => {
    const workspace = workspaces.get(dependency);
    if (!workspace || found.has(workspace.folder)) return;
    found.add(workspace.folder);
    workspace.dependencies.forEach(visit);
  };
  visit(name);
  return [...found].sort();
}
