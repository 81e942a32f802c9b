import { join } from 'node:path';
import { startUnconfigured } from '@rosetta/service-kit/testUtils';

jest.setTimeout(90_000);

const PACKAGES = join(__dirname, '../../..');

it.each([
  'platform-ref-api',
  'finops-api',
  'finops-batch',
  'monitoring-api',
  'monitoring-batch',
])('%s tells what its configuration lacks, in words, and ends', name => {
  const { code, output } = startUnconfigured(
    join(PACKAGES, name, 'src/main.ts'),
  );

  expect(output).toMatch(
    /^The configuration has \d+ problems:\n {2}- rosetta\./,
  );
  expect(output).not.toMatch(/^ +at /m);
  expect(code).toBe(1);
});
