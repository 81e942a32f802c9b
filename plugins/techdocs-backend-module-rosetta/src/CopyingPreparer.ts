import { createHash } from 'node:crypto';
import {
  cp,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  stat,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  PreparerBase,
  PreparerOptions,
  PreparerResponse,
  getLocationForEntity,
} from '@backstage/plugin-techdocs-node';
import { parseDocument } from 'yaml';

const CONFIG_FILES = ['mkdocs.yml', 'mkdocs.yaml'];

interface Sources {
  /** Of which is the configuration, and the folder that it names. */
  paths: string[];
}

const isFolder = async (path: string) =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

const sourcesIn = async (folder: string): Promise<Sources> => {
  const names = await readdir(folder);
  const config = CONFIG_FILES.filter(name => names.includes(name));
  const text = config[0] ? await readFile(join(folder, config[0]), 'utf8') : '';
  const named = parseDocument(text, { logLevel: 'silent' }).get('docs_dir');
  const docs = typeof named === 'string' ? named : 'docs';
  const paths = [...config, docs].map(path =>
    resolveSafeChildPath(folder, path),
  );
  if (!(await isFolder(paths.at(-1)!)))
    throw new NotFoundError(
      `The folder "${docs}", which should hold the pages, is not there; docs_dir in mkdocs.yml names it`,
    );
  return { paths };
};

/** Changes when a file comes, goes, or is written. */
const fingerprintOf = async ({ paths }: Sources): Promise<string> => {
  const hash = createHash('sha256');
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    const entries = found?.isDirectory()
      ? await readdir(path, { recursive: true })
      : [''];
    for (const entry of found ? entries.sort() : []) {
      const { size, mtimeMs } = await stat(join(path, entry));
      hash.update(`${join(path, entry)} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
};

const copyOf = async (folder: string, { paths }: Sources): Promise<string> => {
  const copy = await mkdtemp(join(await realpath(tmpdir()), 'techdocs-'));
  for (const path of paths)
    await cp(path, join(copy, relative(folder, path)), {
      recursive: true,
      force: true,
    });
  return copy;
};

/**
 * Documentation of entities that come from this machine's disk. The generator writes into what it
 * is given, so it is given a copy: the checkout stays as it is and may be read-only. What has not
 * changed since it was built is not built again.
 */
export class CopyingPreparer implements PreparerBase {
  constructor(
    private readonly inner: PreparerBase,
    private readonly integrations: ScmIntegrationRegistry,
  ) {}

  shouldCleanPreparedDirectory() {
    return true;
  }

  async prepare(
    entity: Entity,
    options?: PreparerOptions,
  ): Promise<PreparerResponse> {
    const prepared = await this.inner.prepare(entity, options);
    const { type } = getLocationForEntity(entity, this.integrations);
    // What came from an address is a copy already.
    if (type !== 'dir') return prepared;
    const sources = await sourcesIn(prepared.preparedDir);
    const etag = await fingerprintOf(sources);
    if (etag === options?.etag) throw new NotModifiedError();
    return { preparedDir: await copyOf(prepared.preparedDir, sources), etag };
  }
}
