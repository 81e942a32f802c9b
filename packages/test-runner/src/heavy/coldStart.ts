import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { ROOT } from '@rosetta/launcher/home';
import { freePortOffset } from '@rosetta/launcher/ports';
import { HeavyCheck } from './heavyCheck';

const run = promisify(execFile);

const COLD_LIMIT_SECONDS = 240;
const WARM_LIMIT_SECONDS = 20;

/**
 * What a newcomer waits for: `npm start` in a clean clone of the last commit, with nothing installed
 * and nothing cached, until the portal is open; then the same again.
 */
export const coldStart: HeavyCheck = {
  name: 'cold and warm start of a clean clone',
  async run({ signal }) {
    const folder = await mkdtemp(join(tmpdir(), 'rosetta-clone-'));
    const clone = join(folder, 'rosetta');
    try {
      // PostgreSQL runs as another user than root.
      await chmod(folder, 0o755);
      await run('git', [
        'clone',
        '--quiet',
        '--depth=1',
        `file://${ROOT}`,
        clone,
      ]);
      const env = await environment(folder);
      const cold = await secondsUntilOpen({ clone, env, signal });
      const warm = await secondsUntilOpen({ clone, env, signal });
      const measured = `cold ${cold.toFixed(
        0,
      )} s of ${COLD_LIMIT_SECONDS}, warm ${warm.toFixed(
        1,
      )} s of ${WARM_LIMIT_SECONDS}`;
      if (cold > COLD_LIMIT_SECONDS || warm > WARM_LIMIT_SECONDS)
        throw new Error(`A start took too long: ${measured}`);
      return measured;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Caches in the folder too, so that they are empty, and go with it. */
async function environment(folder: string): Promise<NodeJS.ProcessEnv> {
  const { ROSETTA_HOME: _home, ...env } = process.env;
  return {
    ...env,
    YARN_GLOBAL_FOLDER: join(folder, 'yarn'),
    PIP_CACHE_DIR: join(folder, 'pip'),
    npm_config_cache: join(folder, 'npm'),
    ROSETTA_PORT_OFFSET: String(await freePortOffset(6_000)),
  };
}

interface Start {
  clone: string;
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
}

/** Starts the platform as `npm start` does, and stops it once the portal is open. */
async function secondsUntilOpen({ clone, env, signal }: Start) {
  const started = performance.now();
  const launcher = spawn(
    process.execPath,
    ['packages/launcher/bootstrap/rosetta.mjs', 'start', '--json'],
    { cwd: clone, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const stop = () => launcher.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  let errors = '';
  launcher.stderr.setEncoding('utf8').on('data', text => {
    errors += text;
  });
  const ended = once(launcher, 'close');
  let seconds: number | undefined;
  for await (const line of createInterface(launcher.stdout)) {
    if (JSON.parse(line).event !== 'open') continue;
    seconds = (performance.now() - started) / 1_000;
    stop();
  }
  await ended;
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (seconds === undefined)
    throw new Error(`The platform did not start:\n${errors}`);
  return seconds;
}
