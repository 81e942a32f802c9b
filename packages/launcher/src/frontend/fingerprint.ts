import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { foldersOf, readWorkspaces } from '../home/workspaces';

/** Changes when anything does that the bundle of packages/app is made from. */
export function frontendFingerprint(root: string): string {
  const hash = createHash('sha256');
  const add = (name: string, content: string | Buffer) =>
    hash.update(`${name}\0`).update(content).update('\0');
  for (const file of ['yarn.lock', 'package.json', 'backstage.json'])
    add(file, readFileSync(join(root, file)));
  add('app-config.yaml', appSection(root));
  for (const folder of foldersOf('app', readWorkspaces(root)))
    for (const file of sources(root, folder))
      add(file, readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Of the configuration, only which packages the app installs goes into the bundle. */
function appSection(root: string): string {
  const file = join(root, 'app-config.yaml');
  return JSON.stringify(parse(readFileSync(file, 'utf8'))?.app ?? {});
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
