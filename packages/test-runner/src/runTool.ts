import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';

const fromRoot = createRequire(join(ROOT, 'package.json'));

export interface Tool {
  /** A command of a package, as `eslint/bin/eslint.js`. */
  script: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  /** Its output goes to the terminal as it comes; else it is kept, to be shown if it fails. */
  live?: boolean;
}

export interface ToolResult {
  ok: boolean;
  output: string;
}

/** Runs a tool of the repository, under this Node, in its root. */
export async function runTool(
  { script, args, env, live = false }: Tool,
  signal: AbortSignal,
): Promise<ToolResult> {
  const child = spawn(process.execPath, [fromRoot.resolve(script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let output = '';
  const keep = (chunk: string) => {
    output += chunk;
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  const [code] = await once(child, 'close');
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  return { ok: code === 0, output };
}

/** Where `backstage-cli` keeps its command, which its package does not export. */
export const BACKSTAGE_CLI = join(
  dirname(fromRoot.resolve('@backstage/cli/package.json')),
  'bin/backstage-cli',
);

/** Knip's package exports a library, not its command. */
export const KNIP = join(dirname(fromRoot.resolve('knip')), '../bin/knip.js');
