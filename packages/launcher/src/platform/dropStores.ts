import { rmSync } from 'node:fs';
import { fallbackDirOf } from '../postgres/location';
import { demoStateFile } from './demoTasks';
import { Home } from '../home/home';

/** Drops the embedded stores of a home, wherever their data is, and what is remembered of them. */
export function dropStores(home: Home) {
  const { postgres, demoMode: begun } = home;
  for (const path of [
    postgres,
    fallbackDirOf(postgres),
    demoStateFile(home),
    begun,
  ])
    rmSync(path, { recursive: true, force: true });
}
