import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Changes when anything does that the bundle of packages/app is made from. */
export function frontendFingerprint(root: string): string {
  const hash = createHash('sha256');
  const add = (name: string, content: string | Buffer) =>
    hash.update(`${name}\0`).update(content).update('\0');
  for (const file of ['yarn.lock', 'package.json', 'backstage.json'])
    add(file, readFileSync(join(root, file)));
  add('app-config.yaml', appSection(root));
  for (const folder of workspacesOf('app', root))
    for (const file of sources(root, folder))
      add(file, readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Of the configuration, only which packages the app installs goes into the bundle. */
function appSection(root: string): string {
  const file = join(root, 'app-config.yaml');
  return JSON.stringify(parse(readFileSync(file, 'utf8'))?.app ?? {});
}

/** The folders of a workspace and of all those it depends on. */
export function workspacesOf(name: string, root: string): string[] {
  const all = readWorkspaces(root);
  const found = new Set<string>();
  const visit = (dependency: string) => {
    const workspace = all.get(dependency);
    if (!workspace || found.has(workspace.folder)) return;
    found.add(workspace.folder);
    workspace.dependencies.forEach(visit);
  };
  visit(name);
  return [...found].sort();
}

/** By name, with the folder and what it depends on. */
export function readWorkspaces(root: string) {
  const folders = ['packages', 'plugins'].flatMap(parent =>
    readdirSync(join(root, parent)).map(folder => `${parent}/${folder}`),
  );
  const workspaces = folders
    .filter(folder => existsSync(join(root, folder, 'package.json')))
    .map(folder => {
      const file = join(root, folder, 'package.json');
      const { name, dependencies = {} } = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      return [
        name as string,
        { folder, dependencies: Object.keys(dependencies) },
      ] as const;
    });
  return new Map(workspaces);
}

function sources(root: string, folder: string): string[] {
  return ['package.json', 'src', 'public', 'assets', 'config.d.ts']
    .map(name => `${folder}/${name}`)
    .filter(path => existsSync(join(root, path)))
    .flatMap(path => filesOf(root, path))
    .filter(path => !/\.test\.tsx?$/.test(path))
    .sort();
}

function filesOf(root: string, path: string): string[] {
  const options = { recursive: true, withFileTypes: true } as const;
  if (/\.(json|ts)$/.test(path)) return [path];
  return readdirSync(join(root, path), options)
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1));
}
