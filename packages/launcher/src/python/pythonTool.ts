import { execFile } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lock } from 'proper-lockfile';
import { ROOT } from '../home/home';
import { TaskContext } from '../supervisor/types';

const run = promisify(execFile);

interface PythonToolOptions {
  /** Of the environment below `.tools`. */
  folder: string;
  /** The file with what is installed, from the root. */
  requirements: string;
  /** Shown while it is installed. */
  installing: string;
  /** What does not work without it, to be read after "missing, so". */
  without: string;
}

/** A tool of Python, in an environment of this checkout. */
interface PythonTool {
  /** Where its commands are. */
  bin: string;
  isInstalled(): boolean;
  /** Installs it. Nothing stops for want of it, so what is missing is said. */
  ensure(context: TaskContext): Promise<string>;
}

function cureOf(error: unknown): string {
  const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
  if (code === 'ENOENT' || /ensurepip|No module named (venv|pip)/.test(stderr))
    return 'Install Python 3 with venv (Debian: apt install python3-venv), then start again.';
  return `Python could not install it: ${
    stderr.trim().split('\n').at(-1) ?? 'no reason given'
  }`;
}

export function pythonTool({
  folder,
  installing,
  without,
  ...options
}: PythonToolOptions): PythonTool {
  const venv = join(ROOT, '.tools', folder);
  const bin = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin');
  const stamp = join(venv, '.requirements');
  const requirements = join(ROOT, options.requirements);

  const isInstalled = () =>
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === readFileSync(requirements, 'utf8');

  async function install(signal: AbortSignal) {
    rmSync(venv, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', venv], { signal });
    await run(
      join(bin, 'python'),
      ['-m', 'pip', 'install', '--quiet', '--requirement', requirements],
      { signal },
    );
    writeFileSync(stamp, readFileSync(requirements, 'utf8'));
  }

  return {
    bin,
    isInstalled,
    async ensure({ progress, signal }) {
      if (isInstalled()) return 'there already';
      progress(installing);
      const release = await lock(ROOT, {
        lockfilePath: join(ROOT, `.tools/${folder}.lock`),
        stale: 20_000,
        retries: { retries: 240, minTimeout: 500, maxTimeout: 500 },
      });
      try {
        if (!isInstalled()) await install(signal);
        return 'installed';
      } catch (error) {
        signal.throwIfAborted();
        return `missing, so ${without}. ${cureOf(error)}`;
      } finally {
        await release();
      }
    },
  };
}
