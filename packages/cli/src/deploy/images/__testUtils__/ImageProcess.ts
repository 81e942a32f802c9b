import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '@rosetta/test-kit';
import { stringify } from 'yaml';

interface ImageProcessOptions {
  /** The tree that its image would hold. */
  tree: string;
  /** A folder of its own, for what a container mounts. */
  mounts: string;
  /** Its folder in packages. */
  name: string;
  /** Without one, it serves. */
  command?: 'migrate';
  port: number;
  env: Record<string, string>;
  /** What is given as files. */
  secrets: Record<string, string>;
  /** What a test has other than production, as the last of the configuration files. */
  config: object;
}

/** A user of no rights, as in the image: the tree is root's, so it can't be written. */
const UNPRIVILEGED = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

const START_LIMIT_MS = 180_000;

/** A process that runs as its container would: by the image's entry point, in its tree, on the production configuration. */
export class ImageProcess {
  readonly #child: ChildProcess;
  #output = '';

  private constructor(
    child: ChildProcess,
    private readonly options: ImageProcessOptions,
  ) {
    this.#child = child;
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', text => {
        this.#output += text;
      });
  }

  static start(options: ImageProcessOptions) {
    const { tree, mounts, name, command, env, secrets, config } = options;
    mkdirSync(mounts, { recursive: true });
    const overlay = join(mounts, 'app-config.test.yaml');
    writeFileSync(overlay, stringify(config));
    const files = Object.entries(secrets).map(([variable, value]) => {
      const file = join(mounts, variable);
      writeFileSync(file, `${value}\n`);
      return [`${variable}_FILE`, file];
    });
    const configs = [
      'app-config.yaml',
      'app-config.production.yaml',
      overlay,
    ].flatMap(file => ['--config', file]);
    const child = spawn(
      join(tree, 'deploy/images/entrypoint.sh'),
      [name, ...(command ? [command] : []), ...configs],
      {
        cwd: tree,
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          ...env,
          ...Object.fromEntries(files),
        },
        ...UNPRIVILEGED,
      },
    );
    return new ImageProcess(child, options);
  }

  get output() {
    return this.#output;
  }

  get url() {
    return `http://127.0.0.1:${this.options.port}`;
  }

  /** By the health check of the image. */
  async waitUntilHealthy() {
    await waitUntil(
      () => {
        if (this.#child.exitCode !== null)
          throw new Error(`It ended: ${this.#output}`);
        return this.#isHealthy();
      },
      START_LIMIT_MS,
      500,
    );
  }

  #isHealthy() {
    const { status } = spawnSync(
      process.execPath,
      ['deploy/images/healthcheck.mjs'],
      {
        cwd: this.options.tree,
        env: { ROSETTA_HEALTH_URL: `${this.url}/health/ready` },
      },
    );
    return status === 0;
  }

  /** Of a command that ends by itself. @returns the exit code */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  /** As a container engine stops it. @returns the exit code */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode;
    this.#child.kill('SIGTERM');
    const [code] = await once(this.#child, 'exit');
    return code;
  }
}
