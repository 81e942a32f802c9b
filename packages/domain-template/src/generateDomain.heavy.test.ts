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
