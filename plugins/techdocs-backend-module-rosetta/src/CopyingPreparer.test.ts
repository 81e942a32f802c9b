import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { PreparerBase } from '@backstage/plugin-techdocs-node';
import { mockServices } from '@backstage/backend-test-utils';
import { CopyingPreparer } from './CopyingPreparer';

describe('CopyingPreparer', () => {
  const folder = createMockDirectory();
  beforeEach(() =>
    folder.setContent({
      'mkdocs.yml': 'site_name: Vectors\ndocs_dir: pages\nplugins: []\n',
      pages: { 'index.md': '# Vectors', deep: { 'more.md': 'More' } },
      'src/huge.bin': 'not documentation',
    }),
  );

  const inner: PreparerBase = {
    prepare: async () => ({ preparedDir: folder.path, etag: '' }),
    shouldCleanPreparedDirectory: () => false,
  };
  const preparer = new CopyingPreparer(
    inner,
    ScmIntegrations.fromConfig(mockServices.rootConfig()),
  );
  const entityAt = (location: string, ref = 'dir:.') => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'vectors',
      annotations: {
        'backstage.io/techdocs-ref': ref,
        'backstage.io/managed-by-location': location,
      },
    },
  });
  const prepare = (etag?: string) =>
    preparer.prepare(entityAt(`file:${folder.resolve('catalog-info.yaml')}`), {
      etag,
    });

  it('copies the sources of the documentation and nothing else', async () => {
    const { preparedDir } = await prepare();
    expect(preparedDir).not.toBe(folder.path);
    const text = await readFile(
      join(preparedDir, 'pages/deep/more.md'),
      'utf8',
    );
    expect(text).toBe('More');
    await writeFile(join(preparedDir, 'mkdocs.yml'), 'written by a generator');
    expect(await readFile(folder.resolve('mkdocs.yml'), 'utf8')).toMatch(
      /Vectors/,
    );
    await expect(readFile(join(preparedDir, 'src/huge.bin'))).rejects.toThrow(
      /ENOENT/,
    );
  });

  it('throws NotModifiedError until a source changes', async () => {
    const { etag } = await prepare();
    await expect(prepare(etag)).rejects.toThrow(
      expect.objectContaining({ name: 'NotModifiedError' }),
    );
    const later = new Date(Date.now() + 5_000);
    await utimes(folder.resolve('pages/deep/more.md'), later, later);
    expect((await prepare(etag)).etag).not.toBe(etag);
  });

  it('reads nothing outside the folder', async () => {
    await writeFile(folder.resolve('mkdocs.yml'), 'docs_dir: ../../etc\n');
    await expect(prepare()).rejects.toThrow(/outside/);
  });

  it('names a missing docs folder in its error', async () => {
    await writeFile(folder.resolve('mkdocs.yml'), 'docs_dir: handbook\n');
    await expect(prepare()).rejects.toThrow(/"handbook".* does not exist/);
  });

  it('leaves documentation from a URL unchanged', async () => {
    const remote = entityAt('url:https://github.com/a/b/blob/main/x.yaml');
    expect(await preparer.prepare(remote)).toEqual({
      preparedDir: folder.path,
      etag: '',
    });
  });
});
