import { spawn } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { findNode } from './node.mjs';
import { explain } from './problems.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = join(ROOT, 'packages/cli/src/main.ts');
const COMPILE_CACHE = join(ROOT, '.tools/compile-cache');

/** Brings what is missing, a Node and the packages, then runs the command. */
export async function boot(args) {
  try {
    const node = await findNode(ROOT);
    await installPackages(ROOT, node);
    changeToInvocationFolder();
    if (node.bin === process.execPath) runHere();
    else runUnder(node, args);
  } catch (error) {
    const { message, details } = explain(error, ROOT);
    if (details) console.error(details);
    console.error(message);
    process.exitCode = 1;
  }
}

/** npm and yarn run scripts in the root; a file on the command line is relative to where it was typed. */
function changeToInvocationFolder() {
  const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
  if (script === 'rosetta' && typedIn) process.chdir(typedIn);
}

const transform = () =>
  module
    .createRequire(join(ROOT, 'package.json'))
    .resolve('@backstage/cli/config/nodeTransform.cjs');

/** In this very process, so that signals and exit codes need no passing on. */
function runHere() {
  const require = module.createRequire(import.meta.url);
  module.enableCompileCache?.(COMPILE_CACHE);
  require(transform());
  require(MAIN);
}

/**
 * Under another Node. Its channel closes when this process is killed. What a terminal
 * sends to both processes reaches it twice; the command takes that for once.
 */
function runUnder(node, args) {
  const child = spawn(node.bin, ['--require', transform(), MAIN, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
