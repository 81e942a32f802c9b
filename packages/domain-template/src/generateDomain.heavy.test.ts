import {
  FOLDERS,
  NAME,
  failureOutput,
  generateInCopy,
} from './__testUtils__/generateInCopy';
import { Checkout } from './testing';

jest.setTimeout(600_000);

describe('a domain from the template, checked by the tools that check this repository', () => {
  let checkout: Checkout;
  beforeAll(async () => {
    ({ checkout } = await generateInCopy());
  });
  afterAll(() => checkout?.remove());

  it('passes the type check, with everything that derives from its manifest', async () => {
    const run = checkout.run('node_modules/typescript/bin/tsc', [
      '--noEmit',
      ...['--incremental', 'false'],
      // Declarations would name modules by where the links of the copy lead.
      ...['--declaration', 'false', '--emitDeclarationOnly', 'false'],
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

  it('passes its own tests', async () => {
    const run = checkout.run(
      'node_modules/@backstage/cli/bin/backstage-cli',
      ['repo', 'test', '--maxWorkers=1', ...FOLDERS],
      { CI: '1' },
    );
    expect(await failureOutput(run)).toBe('');
  });
});
