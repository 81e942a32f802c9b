import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../home/home';

/** A checkout whose yarn and whose command only note that they ran. */
let root: string;

function write(file: string, content: string) {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const YARN = `
  const { appendFileSync, mkdirSync } = require('node:fs');
  console.log('➤ YN0000: ┌ Resolution step');
  mkdirSync('node_modules', { recursive: true });
  appendFileSync('yarn-ran', 'x');
  setTimeout(() => {}, 300);
`;
const COMMAND = `console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() }));`;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'rosetta-checkout-')));
  cpSync(
    join(ROOT, 'packages/launcher/bootstrap'),
    join(root, 'packages/launcher/bootstrap'),
    { recursive: true },
  );
  write('package.json', '{"workspaces": ["packages/*"]}');
  write('yarn.lock', '');
  write('.yarnrc.yml', '');
  write('.yarn/releases/yarn.cjs', YARN);
  write('packages/cli/package.json', '{}');
  write('packages/cli/src/main.ts', COMMAND);
  const backstage = 'node_modules/@backstage/cli/config/nodeTransform.cjs';
  write(backstage, '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const start = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawn(
    process.execPath,
    [join(root, 'packages/launcher/bootstrap/rosetta.mjs'), ...args],
    {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );

async function finish(child: ChildProcess) {
  let stdout = '';
  let stderr = '';
  child.stdout!.setEncoding('utf8').on('data', chunk => {
    stdout += chunk;
  });
  child.stderr!.setEncoding('utf8').on('data', chunk => {
    stderr += chunk;
  });
  const [code, signal] = await once(child, 'close');
  return { code, signal, stdout, stderr };
}

const run = (args: string[] = [], env?: NodeJS.ProcessEnv) =>
  finish(start(args, env));

const timesYarnRan = () =>
  existsSync(join(root, 'yarn-ran'))
    ? readFileSync(join(root, 'yarn-ran'), 'utf8').length
    : 0;

describe('the bootstrap', () => {
  it('installs the packages once, and again when a package file changes', async () => {
    const first = await run(['start', '--fresh']);
    expect(JSON.parse(first.stdout).args).toEqual(['start', '--fresh']);
    expect(first.stderr).toContain('installing the packages');
    const second = await run();
    expect(second.stderr).toBe('');
    expect(timesYarnRan()).toBe(1);
    write('packages/cli/package.json', '{"version": "2"}');
    await run();
    expect(timesYarnRan()).toBe(2);
  });

  it('installs the packages again when those of one package are gone', async () => {
    write(
      '.yarn/releases/yarn.cjs',
      `${YARN}
       mkdirSync('packages/cli/node_modules/zod', { recursive: true });
       appendFileSync('node_modules/.yarn-state.yml', '    - "packages/cli/node_modules/zod"\\n');`,
    );
    await run();
    await run();
    expect(timesYarnRan()).toBe(1);
    rmSync(join(root, 'packages/cli/node_modules'), { recursive: true });
    await run();
    expect(timesYarnRan()).toBe(2);
  });

  it('lets only one of two concurrent starts install', async () => {
    const both = await Promise.all([run(), run()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(timesYarnRan()).toBe(1);
  });

  it('installs after another install was killed', async () => {
    write('.tools/install.lock', '999999');
    expect((await run()).code).toBe(0);
  });

  it.each([
    ['➤ YN0001: Error: ENOSPC: no space left on device', 'is full'],
    ['➤ YN0001: Error: EACCES: permission denied', 'No permission to write'],
    ['➤ YN0001: RequestError: connect ECONNREFUSED', 'npm registry does not'],
    ['➤ YN0001: RequestError: self-signed certificate', 'does not trust'],
  ])('explains "%s" in one sentence', async (message, sentence) => {
    write(
      '.yarn/releases/yarn.cjs',
      `console.log(${JSON.stringify(message)}); process.exit(1);`,
    );
    const { code, stderr } = await run();
    expect(code).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toContain(sentence);
    expect(stderr).not.toContain(' at ');
  });

  it('stops yarn after the first few network errors', async () => {
    write(
      '.yarn/releases/yarn.cjs',
      `setInterval(() => console.log('➤ YN0001: getaddrinfo ENOTFOUND'), 10);`,
    );
    const { code, stderr } = await run();
    expect(code).toBe(1);
    expect(stderr).toContain('The npm registry does not answer');
  });

  it('forwards exit codes and signals', async () => {
    write('packages/cli/src/main.ts', 'process.exitCode = 7;');
    expect(await run()).toMatchObject({ code: 7 });
    write(
      'packages/cli/src/main.ts',
      'console.log("up"); setInterval(() => {}, 1000);',
    );
    const child = start([]);
    await once(child.stdout!, 'data');
    child.kill('SIGTERM');
    expect(await finish(child)).toMatchObject({ signal: 'SIGTERM' });
  });

  it('resolves files relative to the folder where the command was typed', async () => {
    const { stdout } = await run([], {
      npm_lifecycle_event: 'rosetta',
      INIT_CWD: realpathSync(tmpdir()),
    });
    expect(JSON.parse(stdout).cwd).toBe(realpathSync(tmpdir()));
  });

  it.each([
    ['18.20.0', false],
    ['20.20.2', false],
    ['22.18.0', false],
    ['22.19.0', true],
    ['23.1.0', false],
    ['24.0.0', true],
    ['25.0.0', false],
  ])('accepts Node %s: %s', async (version, right) => {
    const file = join(root, 'packages/launcher/bootstrap/node.mjs');
    const script = `import(${JSON.stringify(file)}).then(
      ({ isRightNode }) => console.log(isRightNode('${version}')))`;
    const child = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect((await finish(child)).stdout.trim()).toBe(String(right));
  });
});
