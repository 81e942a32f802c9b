import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resolvePackagePath } from '@backstage/backend-plugin-api';

export const ROOT = resolvePackagePath('@rosetta/guarantees', '../..');

interface ProcessOptions {
  /** A file of this checkout. */
  script: string;
  /** The folder it runs in, from the root of the checkout. */
  cwd: string;
  /** Configuration files, the last one wins. */
  config: string[];
  /** Answers 200 once it is ready. */
  readyUrl: string;
}

const STOP_TIMEOUT_MS = 40_000;

/** Whether the URL answers with success. */
export const isReady = (url: string) =>
  fetch(url).then(
    answer => answer.ok,
    () => false,
  );

/** A process of the platform, as the launcher starts it. */
export class Process {
  readonly #child: ChildProcess;
  #output = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', text => {
        this.#output += text;
      });
  }

  static async start({ script, cwd, config, readyUrl }: ProcessOptions) {
    const child = spawn(
      process.execPath,
      [
        '--no-node-snapshot',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(ROOT, script),
        ...config.flatMap(file => ['--config', file]),
      ],
      {
        cwd: join(ROOT, cwd),
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: { ...process.env, NODE_ENV: 'production' },
      },
    );
    const started = new Process(child);
    while (!(await isReady(readyUrl))) {
      if (child.exitCode !== null) throw new Error(started.#output);
      await sleep(50);
    }
    return started;
  }

  get output() {
    return this.#output;
  }

  /** Stops it with SIGTERM, as an orchestrator does. @returns its exit code */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, 'exit', {
      signal: AbortSignal.timeout(STOP_TIMEOUT_MS),
    });
    this.#child.kill('SIGTERM');
    try {
      const [code] = await ended;
      return code;
    } catch (error) {
      this.#child.kill('SIGKILL');
      throw new Error(`did not stop:\n${this.#output.slice(-5_000)}`);
    }
  }
}
