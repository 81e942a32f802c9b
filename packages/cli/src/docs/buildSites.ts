import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withTechDocs } from '@rosetta/launcher/techdocs';
import limiter from 'p-limit';

const run = promisify(execFile);

/** MkDocs takes a processor each. */
const CONCURRENCY = 2;

export interface BuiltSite {
  /** Its folder, from the root. */
  site: string;
  seconds: number;
  /** What is wrong with it, in the words of MkDocs. */
  problem?: string;
}

/** Folders of this repository that have documentation of their own. */
export const findSites = (root: string): string[] =>
  globSync(['mkdocs.yml', 'catalog/**/mkdocs.yml'], { cwd: root })
    .map(file => file.replace(/\/?mkdocs\.yml$/, '') || '.')
    .sort();

const errorMessage = (error: unknown) => {
  const { stderr = '', message } = error as { stderr?: string } & Error;
  const reported = stderr
    .split('\n')
    .filter(line => /^(WARNING|ERROR|Aborted)|Error: /.test(line));
  return reported.join('\n') || message;
};

/** Without an index search would not find its pages; MkDocs says nothing of that. */
const checkIndex = (out: string) => {
  const index = readFileSync(join(out, 'search/search_index.json'), 'utf8');
  if (JSON.parse(index).docs.length === 0)
    throw new Error('Its search index is empty.');
};

const buildSite = async (root: string, site: string, out: string) => {
  const started = performance.now();
  const secondsNow = () => (performance.now() - started) / 1_000;
  try {
    await run('mkdocs', ['build', '--strict', '--clean', '--site-dir', out], {
      cwd: join(root, site),
      env: { ...process.env, ...withTechDocs(), NO_MKDOCS_2_WARNING: '1' },
    });
    checkIndex(out);
    return { site, seconds: secondsNow() };
  } catch (error) {
    return { site, seconds: secondsNow(), problem: errorMessage(error) };
  }
};

/** Builds every site as the portal would, and strictly: a link that leads nowhere fails. */
export const buildSites = async (
  root: string,
  out: string,
  onSite: (built: BuiltSite) => void,
): Promise<BuiltSite[]> => {
  const limit = limiter(CONCURRENCY);
  const build = async (site: string): Promise<BuiltSite> => {
    const built = await buildSite(root, site, join(out, site, 'site'));
    onSite(built);
    return built;
  };
  return Promise.all(findSites(root).map(site => limit(() => build(site))));
};
