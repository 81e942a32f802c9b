import {
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Home } from './home';

/** Readers see the old content or the new; nobody else may read it. */
export function writePrivately(path: string, content: string) {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, content, { mode: 0o600 });
  renameSync(aside, path);
}

/** The folders of a home. The user that PostgreSQL runs as must be able to pass through. */
export function createHome(home: Home) {
  for (const dir of [home.dir, home.run, home.logs]) makeFolder(dir);
  chmodSync(home.dir, 0o755);
}

/** Node's own `recursive` tries for ever where the system lets nobody make a folder, as below /proc. */
function makeFolder(dir: string) {
  if (!existsSync(dirname(dir))) makeFolder(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
