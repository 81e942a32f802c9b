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
  /** The configuration file, if there is one, and the folder that it names. */
  paths: string[];
}

const isFolder = async (path: string) =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

const findSources = async (folder: string): Promise<Sources> => {
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
      `The docs folder "${docs}" does not exist; docs_dir in mkdocs.yml names it`,
    );
  return { paths };
};

/** Changes when a file is added, deleted or written. */
const fingerprint = async ({ paths }: Sources): Promise<string> => {
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

const copySources = async (
  folder: string,
  { paths }: Sources,
): Promise<string> => {
  const copy = await mkdtemp(join(await realpath(tmpdir()), 'techdocs-'));
  for (const path of paths)
    await cp(path, join(copy, relative(folder, path)), {
      recursive: true,
      force: true,
    });
  return copy;
};

/**
 * Prepares documentation from this machine's disk. The generator writes into its input folder, so
 * it gets a copy: the checkout is not changed and may be read-only. Unchanged documentation is not
 * built again.
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
    // Documentation from a URL is a copy already.
    if (type !== 'dir') return prepared;
    const sources = await findSources(prepared.preparedDir);
    const etag = await fingerprint(sources);
    if (etag === options?.etag) throw new NotModifiedError();
    return {
      preparedDir: await copySources(prepared.preparedDir, sources),
      etag,
    };
  }
}
