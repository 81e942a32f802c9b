import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';

export interface Measured {
  seconds: number;
  peakMegabytes: number;
}

const fromRoot = createRequire(join(ROOT, 'package.json'));
const SAMPLE_INTERVAL_MS = 100;

/** The most memory a process has had, as Linux keeps it; nothing elsewhere or when it is gone. */
const peakKilobytesOf = (pid: number): number => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const spawnScript = (
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  cwd = ROOT,
) =>
  spawn(
    process.execPath,
    [
      '--require',
      fromRoot.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(ROOT, script),
      ...args,
    ],
    {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', ...env },
    },
  );

/** Starts a script of this checkout that lives until it is told to stop. */
export const startScript = (script: string, args: string[]) => {
  const child = spawnScript(script, args);
  const closed = once(child, 'close');
  child.stdout.resume();
  child.stderr.resume();
  return async () => {
    child.kill('SIGTERM');
    await closed;
  };
};

/** Runs a script of this checkout in a process of its own, and watches what it takes. */
export const measureScript = async (
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  cwd = ROOT,
): Promise<Measured> => {
  const began = performance.now();
  const child = spawnScript(script, args, env, cwd);
  let output = '';
  const keep = (piece: Buffer) => {
    output = `${output}${piece}`.slice(-20_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakKilobytesOf(child.pid!));
  }, SAMPLE_INTERVAL_MS);
  const [code] = await once(child, 'close').finally(() => clearInterval(watch));
  if (code !== 0)
    throw new Error(`${script} ended with exit code ${code}:\n${output}`);
  return {
    seconds: (performance.now() - began) / 1000,
    peakMegabytes: peak / 1024,
  };
};

/** How long a piece of work takes, in seconds. */
export const secondsOf = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

export const millisecondsOf = async (work: () => Promise<unknown>) =>
  (await secondsOf(work)) * 1_000;
