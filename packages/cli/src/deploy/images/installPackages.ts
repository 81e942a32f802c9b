import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';

const run = promisify(execFile);

/** What yarn may say of a thousand packages. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** By the lockfile, and without what only builds and tests need. */
export async function installPackages(out: string) {
  for (const each of ['.yarnrc.yml', ...yarnFiles()]) {
    mkdirSync(dirname(join(out, each)), { recursive: true });
    copyFileSync(join(ROOT, each), join(out, each));
  }
  const [release] = readdirSync(join(ROOT, '.yarn/releases'));
  const installing = run(
    process.execPath,
    [
      join(out, '.yarn/releases', release),
      ...['workspaces', 'focus', '--all', '--production'],
    ],
    {
      cwd: out,
      maxBuffer: MAX_OUTPUT_BYTES,
      env: { ...process.env, ...headersOfNode(), YARN_ENABLE_TELEMETRY: '0' },
    },
  );
  await installing.catch(({ stdout }) => {
    throw new Problem(
      'The packages of the image could not be installed.',
      'Correct what is said above, and put it together again in an empty folder.',
      stdout,
    );
  });
  // Only the installation needed it.
  rmSync(join(out, '.yarn'), { recursive: true });
  rmSync(join(out, '.yarnrc.yml'));
}

/** For addons that are compiled: Node's headers, where they came with it, need not be fetched. */
function headersOfNode() {
  const folder = dirname(dirname(process.execPath));
  return existsSync(join(folder, 'include/node'))
    ? { npm_config_nodedir: folder }
    : {};
}

function yarnFiles() {
  return ['.yarn/releases', '.yarn/patches'].flatMap(folder =>
    readdirSync(join(ROOT, folder)).map(name => `${folder}/${name}`),
  );
}
