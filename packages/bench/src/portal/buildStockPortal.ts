import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { measureScript } from '../measure';

const APP = join(ROOT, 'packages/app');
const ENTRY = join(ROOT, 'packages/bench/stock-portal/index.tsx.template');
const FOLDER = join(ROOT, '.tools/stock-portal');
const STAMP = join(FOLDER, 'dist/.fingerprint');

/** Those of the portal, without what is Rosetta's. */
const stockDependencies = (): Record<string, string> => {
  const { dependencies } = JSON.parse(
    readFileSync(join(APP, 'package.json'), 'utf8'),
  );
  return Object.fromEntries(
    Object.entries<string>(dependencies).filter(
      ([name]) => !name.startsWith('@rosetta/'),
    ),
  );
};

const fingerprint = () => {
  const hash = createHash('sha256');
  for (const file of [
    ENTRY,
    join(ROOT, 'yarn.lock'),
    join(APP, 'package.json'),
  ])
    hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

const isBuilt = (stamp: string) =>
  existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp;

/**
 * The portal as it would be without Rosetta's pages: the same release of Backstage with the same
 * plugins, built the same way. Kept until one of them changes.
 * @returns the folder of its bundle
 */
export async function buildStockPortal(report: (text: string) => void) {
  const dist = join(FOLDER, 'dist');
  const stamp = fingerprint();
  if (isBuilt(stamp)) return dist;
  report('Building a portal without Rosetta’s pages (about a minute)');
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(join(FOLDER, 'src'), { recursive: true });
  cpSync(ENTRY, join(FOLDER, 'src/index.tsx'));
  cpSync(join(APP, 'public'), join(FOLDER, 'public'), { recursive: true });
  writeFileSync(
    join(FOLDER, 'package.json'),
    JSON.stringify({
      // The schema of the configuration is looked up by it.
      name: 'app',
      version: '0.0.0',
      private: true,
      backstage: { role: 'frontend' },
      bundled: true,
      browserslist: JSON.parse(readFileSync(join(APP, 'package.json'), 'utf8'))
        .browserslist,
      dependencies: stockDependencies(),
    }),
  );
  await measureScript(
    'node_modules/@backstage/cli/bin/backstage-cli',
    ['package', 'build', '--config', join(ROOT, 'app-config.yaml')],
    {},
    FOLDER,
  );
  writeFileSync(STAMP, stamp);
  return dist;
}
