import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { Checkout, CheckoutRun, createCheckout } from './testing';

jest.setTimeout(600_000);

const NAME = 'energy-use';
const FOLDERS = [
  `packages/${NAME}-mart`,
  `packages/${NAME}-api`,
  `packages/${NAME}-batch`,
  `plugins/rosetta-${NAME}`,
];
const FILES = [
  ...FOLDERS,
  `packages/contracts/src/${NAME}`,
  `docs/${NAME}`,
  `examples/${NAME}`,
  `catalog/${NAME}.yaml`,
];

interface Generated {
  created: string[];
  changed: string[];
}

/** Lines that a file has in the checkout, and not here. */
const newLines = (checkout: Checkout, path: string) => {
  const before = readFileSync(join(ROOT, path), 'utf8').split('\n');
  const after = readFileSync(join(checkout.root, path), 'utf8').split('\n');
  expect(after.length).toBe(before.length + 1);
  return after.filter(line => !before.includes(line));
};

describe('a domain from the template, in a copy of the repository', () => {
  let checkout: Checkout;
  let generated: Generated;
  let types: Promise<CheckoutRun>;
  let tests: Promise<CheckoutRun>;

  beforeAll(async () => {
    checkout = createCheckout(ROOT, { linked: true });
    const { code, stdout, output } = await checkout.run(
      'packages/cli/src/main.ts',
      ['new', 'domain', NAME, '--json'],
    );
    if (code !== 0) throw new Error(output);
    generated = JSON.parse(stdout);
    checkout.link({ [`packages/${NAME}-api`]: 'packages/finops-api' });
    // Both take a while, and a processor each.
    types = checkout.run('node_modules/typescript/bin/tsc', [
      '--noEmit',
      ...['--incremental', 'false'],
      // Declarations would name modules by where the links of the copy lead.
      ...['--declaration', 'false', '--emitDeclarationOnly', 'false'],
    ]);
    tests = checkout.run(
      'node_modules/@backstage/cli/bin/backstage-cli',
      ['repo', 'test', '--maxWorkers=1', ...FOLDERS],
      { CI: '1' },
    );
  });
  afterAll(async () => {
    await Promise.all([types, tests]);
    checkout.remove();
  });

  /** What a program found wrong; nothing when it ended well. */
  const failureOutput = async (run: Promise<CheckoutRun>) => {
    const { code, output } = await run;
    return code === 0 ? '' : output;
  };

  it('adds one line to each of three files, and changes no other', () => {
    expect(generated.changed.map(path => newLines(checkout, path))).toEqual([
      [`export { energyUse } from '../${NAME}/domain';`],
      [`    "./${NAME}": "./src/${NAME}/index.ts",`],
      [`    "@rosetta/plugin-rosetta-${NAME}": "workspace:^",`],
    ]);
    expect(
      generated.created.filter(path => existsSync(join(ROOT, path))),
    ).toEqual([]);
  });

  it('depends on the Express that the other services depend on', () => {
    const expressOf = (root: string, folder: string) => {
      const { dependencies, devDependencies } = JSON.parse(
        readFileSync(join(root, folder, 'package.json'), 'utf8'),
      );
      return [dependencies.express, devDependencies['@types/express']];
    };
    expect(expressOf(checkout.root, `packages/${NAME}-api`)).toEqual(
      expressOf(ROOT, 'packages/finops-api'),
    );
  });

  it('has a file or folder for each of its parts, and a README in each package', () => {
    const readmes = FOLDERS.map(folder => `${folder}/README.md`);
    expect(
      [...FILES, ...readmes].filter(
        path => !existsSync(join(checkout.root, path)),
      ),
    ).toEqual([]);
  });

  it('is formatted', async () => {
    const run = checkout.run('node_modules/prettier/bin-prettier.js', [
      '--check',
      ...FILES,
      ...generated.changed,
    ]);
    expect(await failureOutput(run)).toBe('');
  });

  it('obeys the lint rules', async () => {
    const run = checkout.run('node_modules/eslint/bin/eslint.js', [
      '--ext',
      '.ts,.tsx,.js',
      '--max-warnings',
      '0',
      ...FOLDERS,
      `packages/contracts/src/${NAME}`,
    ]);
    expect(await failureOutput(run)).toBe('');
  });

  it('uses every file, export and dependency that it brings', async () => {
    const run = checkout.run('node_modules/knip/bin/knip.js', [
      '--no-progress',
      '--no-config-hints',
      ...FOLDERS.flatMap(folder => ['--workspace', folder]),
    ]);
    expect(await failureOutput(run)).toBe('');
  });

  it('passes the type check, with everything that derives from its manifest', async () => {
    expect(await failureOutput(types)).toBe('');
  });

  it('passes its own tests', async () => {
    expect(await failureOutput(tests)).toBe('');
  });

  it('can be generated once, and says so the second time', async () => {
    const { code, output } = await checkout.run('packages/cli/src/main.ts', [
      'new',
      'domain',
      NAME,
    ]);
    expect(code).toBe(1);
    expect(output).toMatch(`The name ${NAME} is taken`);
  });
});
