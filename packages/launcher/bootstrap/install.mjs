import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { Problem, knownCause } from './problems.mjs';
import { runQuietly, step } from './steps.mjs';

const STAMP = 'node_modules/.rosetta-install';
const STEPS = [
  ['Resolution step', 'resolving packages'],
  ['Fetch step', 'fetching packages'],
  ['Link step', 'linking packages, and building the few that need it'],
];

/** Runs `yarn install` when node_modules does not match the package files. */
export async function installPackages(root, node) {
  if (isInstalled(root)) return;
  await withLock(join(root, '.tools/install.lock'), {
    onWait: pid =>
      step(`waiting for process ${pid}, which is installing the packages`),
    work: () => isInstalled(root) || install(root, node),
  });
}

function isInstalled(root) {
  const stamp = join(root, STAMP);
  return (
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === fingerprint(root) &&
    packageModules(root).every(folder => existsSync(join(root, folder)))
  );
}

/** Where Yarn put what a package has in another version than the others: `git clean` removes it. */
function packageModules(root) {
  const state = join(root, 'node_modules/.yarn-state.yml');
  if (!existsSync(state)) return [];
  const locations = readFileSync(state, 'utf8').matchAll(
    /^ {4}- "([^"/]+\/[^"/]+\/node_modules)\//gm,
  );
  return [...new Set(Array.from(locations, ([, folder]) => folder))].filter(
    folder => !folder.startsWith('node_modules/'),
  );
}

/** Changes when anything does that `yarn install` reads. */
export function fingerprint(root) {
  const hash = createHash('sha256').update(
    `${process.platform} ${process.arch}`,
  );
  for (const file of ['yarn.lock', '.yarnrc.yml', ...packageFiles(root)])
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function packageFiles(root) {
  const { workspaces } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const folders = workspaces.map(pattern => pattern.replace(/\/\*$/, ''));
  const files = folders.flatMap(folder =>
    readdirSync(join(root, folder)).map(
      name => `${folder}/${name}/package.json`,
    ),
  );
  return [
    'package.json',
    ...files.filter(file => existsSync(join(root, file))).sort(),
  ];
}

async function install(root, node) {
  const started = Date.now();
  const cold = !existsSync(join(root, 'node_modules'));
  step(
    `installing the packages${
      cold ? ' (about two minutes the first time)' : ''
    }`,
  );
  const { code, output } = await runYarn(root, node);
  if (code !== 0)
    throw new Problem(
      knownCause(output, root) ??
        `The packages could not be installed; .tools/install.log has all of it.`,
      errorLines(output),
    );
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, STAMP), fingerprint(root));
  step(`packages installed in ${Math.round((Date.now() - started) / 1000)} s`);
}

/** yarn tries each of thousands of packages three times before it says that there is no network. */
const ENOUGH_ERRORS = 5;

/** yarn puts the Node it runs under first on the PATH of install scripts; node-gyp needs its headers. */
function runYarn(root, node) {
  const [release] = readdirSync(join(root, '.yarn/releases')).filter(name =>
    name.endsWith('.cjs'),
  );
  const env = {
    ...process.env,
    PATH: `${dirname(node.bin)}${delimiter}${process.env.PATH}`,
    YARN_ENABLE_TELEMETRY: '0',
    YARN_IGNORE_PATH: '1',
    // A company's own authority is in the system's store, not in Node's.
    NODE_USE_SYSTEM_CA: '1',
    ...(node.headers && { npm_config_nodedir: node.headers }),
  };
  let errors = 0;
  return runQuietly(
    node.bin,
    [join(root, '.yarn/releases', release), 'install'],
    {
      cwd: root,
      env,
      log: join(root, '.tools/install.log'),
      onLine: (line, stop) => {
        if (/➤ YN(0001|0035)/.test(line)) errors += 1;
        if (errors === ENOUGH_ERRORS) stop();
        const known = STEPS.find(([name]) => line.includes(`┌ ${name}`));
        if (known) step(`  ${known[1]}`);
      },
    },
  );
}

/** yarn's own errors, without the warnings of builds that are optional. */
function errorLines(output) {
  return output
    .split('\n')
    .filter(line =>
      /Error|➤ YN(0001|0009|0018|0027|0028|0035|0066|0082)/.test(line),
    )
    .slice(-10)
    .join('\n');
}
