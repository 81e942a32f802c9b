import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';

const BOOTSTRAP = join(ROOT, 'packages/launcher/bootstrap/rosetta.mjs');

export interface LaunchOptions {
  /** A folder of its own, so that the tests never touch what the person runs. */
  home: string;
  offset: number;
  /** What the platform gets in its environment besides. */
  env?: NodeJS.ProcessEnv;
}

interface LauncherEvent {
  event: string;
  name?: string;
  text?: string;
  url?: string;
}

const environment = ({
  home,
  offset,
  env,
}: LaunchOptions): NodeJS.ProcessEnv => ({
  ...env,
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  ROSETTA_HOME: home,
  ROSETTA_PORT_OFFSET: String(offset),
});

/** A `rosetta start` under test: what it says, and how it ends. */
export class Launched {
  readonly events: LauncherEvent[] = [];
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  stderr = '';

  constructor(readonly child: ChildProcess) {
    createInterface({ input: child.stdout! }).on('line', line =>
      this.events.push(JSON.parse(line)),
    );
    child.stderr!.setEncoding('utf8').on('data', chunk => {
      this.stderr += chunk;
    });
    this.ended = once(child, 'close').then(([code, signal]) => ({
      code,
      signal,
    }));
  }

  /** The URL of the portal, once everything is up. */
  async url(): Promise<string> {
    for (;;) {
      const open = this.events.find(({ event }) => event === 'open');
      if (open) return open.url!;
      if (this.child.exitCode !== null) throw new Error(this.stderr);
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }

  async stop() {
    this.child.kill('SIGTERM');
    return this.ended;
  }
}

export const launch = (args: string[], options: LaunchOptions) =>
  new Launched(
    spawn(process.execPath, [BOOTSTRAP, 'start', '--json', ...args], {
      cwd: ROOT,
      env: environment(options),
      // It stops when the tests are killed, as the channel closes then.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    }),
  );

/** Runs another command to its end, against the same home. */
export async function rosetta(args: string[], options: LaunchOptions) {
  const child = spawn(process.execPath, [BOOTSTRAP, ...args], {
    cwd: ROOT,
    env: environment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', chunk => {
      texts[name] += chunk;
    });
  const [code] = await once(child, 'close');
  return { code: code as number, ...texts };
}
