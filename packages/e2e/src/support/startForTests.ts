import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dropStores } from '@rosetta/launcher';
import { ROOT, homeAt } from '@rosetta/launcher/home';
import { freeOffset, launch } from './launcher';
import { testConfig } from './testConfig';

/** The platform with the demo company, as `npm start` brings it, for all tests of pages. */
export default async function startForTests() {
  if (process.env.ROSETTA_E2E_URL) return undefined;
  const home = join(ROOT, '.rosetta/e2e');
  mkdirSync(home, { recursive: true });
  const offset = await freeOffset(1_000);
  const launched = launch(['--fresh'], {
    home,
    offset,
    env: testConfig(),
  });
  process.env.ROSETTA_E2E_URL = await launched.url();
  process.env.ROSETTA_E2E_HOME = home;
  process.env.ROSETTA_E2E_OFFSET = String(offset);
  return async () => {
    await launched.stop();
    dropStores(homeAt(home));
  };
}
