import { join } from 'node:path';
import { startUnconfigured } from '@rosetta/service-kit/testUtils';

jest.setTimeout(90_000);

it('names what its configuration lacks, and exits', () => {
  const { code, output } = startUnconfigured(join(__dirname, 'main.ts'));

  expect(output).toMatch(/^The portal's sign-in is not configured:\n/);
  expect(output).not.toMatch(/^ +at /m);
  expect(code).toBe(1);
});
