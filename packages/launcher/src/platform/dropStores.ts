import { rmSync } from 'node:fs';
import { fallbackDirOf } from '../postgres/location';
import { demoStateFile } from './demoTasks';
import { Home } from '../home/home';

/** Drops the embedded stores of a home, wherever their data is, and what is remembered of them. */
export function dropStores(home: Home) {
  const { postgres, audit, demoMode: begun } = home;
  for (const path of [
    postgres,
    fallbackDirOf(postgres),
    // Of chains that are gone with the stores.
    audit,
    demoStateFile(home),
    begun,
  ])
    rmSync(path, { recursive: true, force: true });
}
