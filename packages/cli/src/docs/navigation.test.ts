import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';

it('every page of the documentation is in its navigation, those that are generated too', () => {
  const named = [
    ...readFileSync(join(ROOT, 'mkdocs.yml'), 'utf8').matchAll(
      /: (\S+\.md)$/gm,
    ),
  ].map(([, page]) => page);
  const pages = readdirSync(join(ROOT, 'docs'), {
    recursive: true,
    encoding: 'utf8',
  }).filter(page => page.endsWith('.md'));
  expect(named.toSorted()).toEqual(pages.toSorted());
  expect(named).toEqual(expect.arrayContaining(['roles.md', 'domains.md']));
});
