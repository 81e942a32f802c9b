import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dropStores } from '@rosetta/launcher';
import { ROOT, homeAt } from '@rosetta/launcher/home';
import { freePortOffset } from '@rosetta/launcher/ports';
import { launch } from './launcher';
import { announcePlatform, platform } from './platform';
import { testConfig } from './testConfig';

/**
 * The platform with the demo company, as `npm start` brings it, for all tests of pages. Tests that
 * need it wait for it (`portalUrl`); those of the launcher run meanwhile.
 */
export default async function startForTests() {
  if (process.env.ROSETTA_E2E_URL) return undefined;
  const home = join(ROOT, '.rosetta/e2e');
  mkdirSync(home, { recursive: true });
  const offset = await freePortOffset(1_000);
  process.env.ROSETTA_E2E_HOME = home;
  process.env.ROSETTA_E2E_OFFSET = String(offset);
  rmSync(platform().announcement, { force: true });
  const launched = launch(['--fresh'], {
    home,
    offset,
    env: testConfig(),
  });
  launched.url().then(
    url => announcePlatform({ url }),
    error => announcePlatform({ problem: error.message }),
  );
  return async () => {
    await launched.stop();
    dropStores(homeAt(home));
  };
}
