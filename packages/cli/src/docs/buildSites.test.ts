import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hasTechDocs } from '@rosetta/launcher/techdocs';
import { BuiltSite, buildSites, findSites } from './buildSites';

jest.setTimeout(120_000);

const MKDOCS = 'site_name: A site\nplugins: [techdocs-core]\n';

describe('documentation sites', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'rosetta-sites-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  const write = async (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), text);
    }
  };

  it('include the repository and the catalog', async () => {
    await write({
      'mkdocs.yml': MKDOCS,
      'catalog/a/b/mkdocs.yml': MKDOCS,
      'node_modules/x/mkdocs.yml': MKDOCS,
    });
    expect(findSites(root)).toEqual(['.', 'catalog/a/b']);
  });

  const whereMkDocsIs = hasTechDocs() ? describe : describe.skip;
  whereMkDocsIs('where MkDocs is', () => {
    it('report the problems of each site', async () => {
      await write({
        'mkdocs.yml': MKDOCS,
        'docs/index.md': '# Fine',
        'catalog/link/mkdocs.yml': MKDOCS,
        'catalog/link/docs/index.md': '[Nowhere](nowhere.md)',
        'catalog/plain/mkdocs.yml': 'site_name: A site\nplugins: []\n',
        'catalog/plain/docs/index.md': '# Not to be found by search',
      });
      const reported: BuiltSite[] = [];
      await buildSites(root, join(root, 'out'), built => reported.push(built));
      const problems = Object.fromEntries(
        reported.map(({ site, problem }) => [site, problem]),
      );
      expect(problems).toEqual({
        '.': undefined,
        'catalog/link': expect.stringMatching(/'nowhere.md'.*not found/s),
        'catalog/plain': expect.stringMatching(/search_index/),
      });
    });
  });
});
