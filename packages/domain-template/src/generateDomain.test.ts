import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import {
  FOLDERS,
  NAME,
  failureOutput,
  generateInCopy,
} from './__testUtils__/generateInCopy';
import { Checkout } from './testing';

jest.setTimeout(120_000);

const FILES = [
  ...FOLDERS,
  `packages/contracts/src/${NAME}`,
  `docs/${NAME}`,
  `examples/${NAME}`,
  `catalog/${NAME}.yaml`,
];

/** Lines that a file has in the checkout, and not here. */
const newLines = (checkout: Checkout, path: string) => {
  const before = readFileSync(join(ROOT, path), 'utf8').split('\n');
  const after = readFileSync(join(checkout.root, path), 'utf8').split('\n');
  expect(after.length).toBe(before.length + 1);
  return after.filter(line => !before.includes(line));
};

describe('a domain from the template, in a copy of the repository', () => {
  let checkout: Checkout;
  let generated: Awaited<ReturnType<typeof generateInCopy>>['generated'];

  beforeAll(async () => {
    ({ checkout, generated } = await generateInCopy());
  });
  afterAll(() => checkout?.remove());

  it('adds one line to each of three files, and changes no other', () => {
    expect(generated.changed.map(path => newLines(checkout, path))).toEqual([
      [`export { energyUse } from '../${NAME}/domain';`],
      [`export { energyUseArea as energyUse } from '../${NAME}/actions';`],
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
