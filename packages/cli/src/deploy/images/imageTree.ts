import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { ensureFrontend } from '@rosetta/launcher/frontend';
import {
  ROOT,
  createHome,
  foldersOf,
  readWorkspaces,
  rosettaHome,
} from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';
import { Records } from '@rosetta/launcher/supervisor';
import { bundledWithout, imageManifest } from './imageManifest';
import { installPackages } from './installPackages';
import { softwareBill } from './softwareBill';

/** What an image holds: the portal, or every service and batch, which share nearly all they stand on. */
export const IMAGE_KINDS = ['portal', 'services'] as const;
export type ImageKind = (typeof IMAGE_KINDS)[number];

/** The frontend is in the image as its bundle: what that was built from is not needed there. */
const BUNDLED = 'app';

/** What the packages that an image starts are called. */
const startedPackages = (kind: ImageKind) =>
  kind === 'portal'
    ? ['backend']
    : DOMAIN_PROCESSES.map(({ name }) => `@rosetta/${name}`);

const COMMON_FILES = [
  'LICENSE',
  'app-config.production.yaml',
  'app-config.yaml',
  'backstage.json',
  'deploy/images/entrypoint.sh',
  'deploy/images/healthcheck.mjs',
  'yarn.lock',
];

const FILES: Record<ImageKind, readonly string[]> = {
  services: COMMON_FILES,
  // The portal documents itself in its catalog; the demo company stays outside.
  portal: [
    ...COMMON_FILES,
    ...['catalog-info.yaml', 'mkdocs.yml', 'docs'],
    ...catalogFiles(),
  ],
};

function catalogFiles() {
  return readdirSync(join(ROOT, 'catalog'))
    .filter(name => name.endsWith('.yaml'))
    .map(name => `catalog/${name}`);
}

/** Tests stay outside, and what tools made of a package: a folder of sources may have the same name. */
const isShipped = (path: string) =>
  !/^\/\w+\/[^/]+\/(node_modules|dist|dist-types|coverage)(\/|$)|\/__testUtils__(\/|$)|\.test\.tsx?$/.test(
    path.slice(ROOT.length),
  );

/**
 * Puts together what an image holds, in an empty folder: the packages that its processes stand on, as sources, and
 * what they need installed. The Dockerfile and the test of the images both call it.
 * @returns the number of packages from outside
 */
export async function assembleImageTree(
  kind: ImageKind,
  out: string,
): Promise<number> {
  if (existsSync(out) && readdirSync(out).length > 0)
    throw new Problem(
      `${out} is not empty.`,
      'Name a folder that is empty or not there yet.',
    );
  if (kind === 'portal') await buildFrontend();
  const workspaces = bundledWithout(readWorkspaces(ROOT), BUNDLED);
  const folders = new Set(
    startedPackages(kind).flatMap(name => foldersOf(name, workspaces)),
  );
  for (const folder of folders) copyPackage(folder, out);
  for (const file of FILES[kind])
    cpSync(join(ROOT, file), join(out, file), { recursive: true });
  writeJson(join(out, 'package.json'), imageManifest(readJson('package.json')));
  await installPackages(out);
  const bill = softwareBill(out);
  writeJson(join(out, 'sbom.cdx.json'), bill);
  return bill.components.length;
}

function copyPackage(folder: string, out: string) {
  const bundled = folder === `packages/${BUNDLED}`;
  const from = join(ROOT, folder);
  const to = join(out, folder);
  mkdirSync(to, { recursive: true });
  if (bundled) copyBundle(from, to);
  else cpSync(from, to, { recursive: true, filter: isShipped });
  const manifest = imageManifest(readJson(`${folder}/package.json`));
  writeJson(
    join(to, 'package.json'),
    bundled ? { ...manifest, dependencies: {} } : manifest,
  );
}

function copyBundle(from: string, to: string) {
  // Maps are for those who have the sources.
  const filter = (path: string) => !path.endsWith('.map');
  cpSync(join(from, 'dist'), join(to, 'dist'), { recursive: true, filter });
}

async function buildFrontend() {
  const home = rosettaHome();
  createHome(home);
  await ensureFrontend({
    name: 'frontend',
    title: 'The frontend build',
    records: new Records(home.run),
    logs: home.logs,
    signal: new AbortController().signal,
    progress: () => {},
  });
}

function readJson(file: string) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}

function writeJson(file: string, content: object) {
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
}
