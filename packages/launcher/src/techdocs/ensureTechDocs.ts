import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';
import { ROOT } from '../home/home';
import { TaskContext } from '../supervisor/types';

const run = promisify(execFile);

const VENV = join(ROOT, '.tools/techdocs');
const BIN = join(VENV, process.platform === 'win32' ? 'Scripts' : 'bin');
const STAMP = join(VENV, '.requirements');
const REQUIREMENTS = join(
  ROOT,
  'packages/launcher/src/techdocs/requirements.txt',
);

/** For a process that builds documentation. */
export const withTechDocs = (env: NodeJS.ProcessEnv = process.env) => ({
  PATH: `${BIN}${delimiter}${env.PATH ?? ''}`,
});

/**
 * Brings MkDocs with Backstage's plugin, in a Python environment of this checkout. The
 * portal is of use without it, so what is missing is said and stops nothing.
 */
export async function ensureTechDocs(context: TaskContext): Promise<string> {
  if (hasTechDocs()) return 'there already';
  context.progress('installing MkDocs (about 15 s)');
  const release = await lock(ROOT, {
    lockfilePath: join(ROOT, '.tools/techdocs.lock'),
    stale: 20_000,
    retries: { retries: 240, minTimeout: 500, maxTimeout: 500 },
  });
  try {
    if (!hasTechDocs()) await install(context.signal);
    return 'installed';
  } catch (error) {
    context.signal.throwIfAborted();
    return `missing, so documentation pages will say that they can't be built. ${cureOf(
      error,
    )}`;
  } finally {
    await release();
  }
}

export function hasTechDocs(): boolean {
  return (
    existsSync(STAMP) &&
    readFileSync(STAMP, 'utf8') === readFileSync(REQUIREMENTS, 'utf8')
  );
}

async function install(signal: AbortSignal) {
  rmSync(VENV, { recursive: true, force: true });
  await run('python3', ['-m', 'venv', VENV], { signal });
  await run(
    join(BIN, 'python'),
    ['-m', 'pip', 'install', '--quiet', '--requirement', REQUIREMENTS],
    { signal },
  );
  writeFileSync(STAMP, readFileSync(REQUIREMENTS, 'utf8'));
}

function cureOf(error: unknown): string {
  const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
  if (code === 'ENOENT' || /ensurepip|No module named (venv|pip)/.test(stderr))
    return 'Install Python 3 with venv (Debian: apt install python3-venv), then start again.';
  return `Python could not install it: ${
    stderr.trim().split('\n').at(-1) ?? 'no reason given'
  }`;
}
