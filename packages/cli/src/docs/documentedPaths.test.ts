import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';

/** `docs/add-a-domain.md` describes a domain that is generated first. */
const GENERATED = 'energy-use';
const PATH = /`((?:packages|plugins|docs|examples|src)\/[\w./-]+)`/g;

const listPages = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .map(path => join(folder, path));

const READMES = ['packages', 'plugins'].flatMap(folder =>
  readdirSync(join(ROOT, folder)).map(name => join(folder, name, 'README.md')),
);

const PAGES = ['README.md', 'CONTRIBUTING.md', ...listPages('docs'), ...READMES]
  .filter(page => existsSync(join(ROOT, page)))
  // A decision describes what was there when it was made.
  .filter(page => !page.startsWith(join('docs', 'adr')));

const exists = (page: string, path: string) =>
  [ROOT, join(ROOT, dirname(page))].some(from => existsSync(join(from, path)));

it.each(PAGES)('%s names files and folders that exist', page => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const named = [...text.matchAll(PATH)]
    .map(([, path]) => path)
    .filter(path => !path.includes(GENERATED));
  expect(named.filter(path => !exists(page, path))).toEqual([]);
});
