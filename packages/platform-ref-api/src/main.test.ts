import { join } from 'node:path';
import { startUnconfigured } from '@rosetta/service-kit/testUtils';

jest.setTimeout(90_000);

it('tells what its configuration lacks, in words, and ends', () => {
  const { code, said } = startUnconfigured(join(__dirname, 'main.ts'));

  expect(said).toMatch(/^The configuration has \d+ problems:\n {2}- rosetta\./);
  expect(said).not.toMatch(/^ +at /m);
  expect(code).toBe(1);
});
