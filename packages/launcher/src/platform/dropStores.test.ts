import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fallbackDirOf } from '../postgres/location';
import { demoStateFile } from './demoTasks';
import { dropStores } from './dropStores';
import { homeAt } from '../home/home';

it('removes all stores, also those that root keeps outside a checkout that only root can enter', () => {
  const dir = mkdtempSync(join(tmpdir(), 'rosetta-home-'));
  const home = homeAt(dir);
  const folders = [home.postgres];
  if (process.getuid?.() === 0) folders.push(fallbackDirOf(home.postgres));
  const files = [demoStateFile(home), home.demoMode];
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  for (const file of [...files, home.secrets]) writeFileSync(file, '{}');

  dropStores(home);

  expect([...folders, ...files].filter(existsSync)).toEqual([]);
  expect(existsSync(home.secrets)).toBe(true);
  rmSync(dir, { recursive: true });
});
