import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { Home } from './home';

/** Readers see the old content or the new; nobody else may read it. */
export function writePrivately(path: string, content: string) {
  const aside = `${path}.${process.pid}`;
  writeFileSync(aside, content, { mode: 0o600 });
  renameSync(aside, path);
}

/** The folders of a home. The user that PostgreSQL runs as must be able to pass through. */
export function createHome(home: Home) {
  for (const dir of [home.dir, home.run, home.logs])
    mkdirSync(dir, { recursive: true });
  chmodSync(home.dir, 0o755);
}
