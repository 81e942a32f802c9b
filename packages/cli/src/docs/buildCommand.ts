import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';
import { ensureTechDocs, hasTechDocs } from '@rosetta/launcher/techdocs';
import { BuiltSite, buildSites } from './buildSites';

const print = (text: string) => process.stdout.write(`${text}\n`);

const printSite = ({ site, seconds, problem }: BuiltSite) => {
  print(`${problem ? '✘' : '✔'} ${site.padEnd(48)} ${seconds.toFixed(1)} s`);
  if (problem) print(problem.replace(/^/gm, '    '));
};

const ensureGenerator = async () => {
  const { signal } = new AbortController();
  const state = await ensureTechDocs({ signal, progress: print });
  if (!hasTechDocs())
    throw new Problem('Documentation can’t be built.', `MkDocs is ${state}`);
};

/** `rosetta docs build`: every site of this repository, strictly; kept only with --out. */
export const buildDocs = async ({ out }: { out?: string }) => {
  await ensureGenerator();
  const folder = out
    ? resolve(out)
    : await mkdtemp(join(tmpdir(), 'rosetta-docs-'));
  try {
    const sites = await buildSites(ROOT, folder, printSite);
    const failed = sites.filter(({ problem }) => problem);
    if (failed.length > 0)
      throw new Problem(
        `${failed.length} of ${sites.length} sites can’t be built.`,
        'Correct the problems listed above; each page is named with its folder.',
      );
    print(`${sites.length} sites built`);
  } finally {
    if (!out) await rm(folder, { recursive: true, force: true });
  }
};
