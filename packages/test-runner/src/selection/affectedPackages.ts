import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { Workspaces } from '@rosetta/launcher/home';
import { FOR_ALL, packageOf } from './packageFiles';

/** They load services and batches by the names in the manifests: their package.json does not say so. */
export const LOAD_BY_NAME = ['@rosetta/cli', '@rosetta/guarantees'];

const BY_NAME = DOMAIN_PROCESSES.map(({ name }) => `@rosetta/${name}`);

/** For each package those that need it, also for their tests. */
function dependentsOf(workspaces: Workspaces) {
  const dependents = new Map<string, string[]>();
  for (const [name, workspace] of workspaces) {
    const { dependencies, devDependencies = [] } = workspace;
    const byName = LOAD_BY_NAME.includes(name) ? BY_NAME : [];
    for (const needed of [...dependencies, ...devDependencies, ...byName])
      dependents.set(needed, [...(dependents.get(needed) ?? []), name]);
  }
  return dependents;
}

/** The packages whose tests a change can affect; undefined when these are all. */
export function affectedPackages(
  files: readonly string[],
  workspaces: Workspaces,
): string[] | undefined {
  if (files.some(file => FOR_ALL.test(file))) return undefined;
  const folders = new Set(files.map(packageOf));
  const dependents = dependentsOf(workspaces);
  const affected = new Set<string>();
  const visit = (name: string) => {
    if (affected.has(name)) return;
    affected.add(name);
    dependents.get(name)?.forEach(visit);
  };
  for (const [name, { folder }] of workspaces)
    if (folders.has(folder)) visit(name);
  return [...affected].sort();
}
