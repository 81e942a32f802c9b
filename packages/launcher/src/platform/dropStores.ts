import { rmSync } from 'node:fs';
import { shelterOf } from '../postgres/location';
import { demoMark } from './demoTasks';
import { Home } from '../home/home';

/** Drops the embedded stores of a home, wherever their data is, and what is remembered of them. */
export function dropStores(home: Home) {
  const { postgres, begun } = home;
  for (const path of [postgres, shelterOf(postgres), demoMark(home), begun])
    rmSync(path, { recursive: true, force: true });
}
