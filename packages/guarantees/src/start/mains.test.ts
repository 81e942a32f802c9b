import { join } from 'node:path';
import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { startUnconfigured } from '@rosetta/service-kit/testUtils';

jest.setTimeout(90_000);

const PACKAGES = join(__dirname, '../../..');

it.each(DOMAIN_PROCESSES)(
  '$name prints what its configuration lacks and exits',
  ({ name }) => {
    const { code, output } = startUnconfigured(
      join(PACKAGES, name, 'src/main.ts'),
    );

    expect(output).toMatch(
      /^The configuration has \d+ problems:\n {2}- rosetta\./,
    );
    expect(output).not.toMatch(/^ +at /m);
    expect(code).toBe(1);
  },
);
