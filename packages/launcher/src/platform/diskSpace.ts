import { existsSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dataDirOf } from '../postgres/location';
import { Problem } from '../problem';
import { LogFile } from '../supervisor/LogFile';
import { Home } from '../home/home';

const MB = 1024 * 1024;

/** What stores take that a start makes, as measured and with room to spare; and what any start writes. */
const NEEDED_MB = { demo: 1_200, empty: 400, more: 100 };

/** PostgreSQL grows by files of 16 MB: with less than a few of them nothing goes on. */
const FULL_MB = 64;

/** Of the disk that the folder is on, or will be on once it is made. */
function freeMb(folder: string): number {
  if (!existsSync(folder)) return freeMb(dirname(folder));
  const { bavail, bsize } = statfsSync(folder);
  return Math.floor((bavail * bsize) / MB);
}

const foldersOf = (home: Home) => [home.dir, dataDirOf(home.postgres)];

const CURE = 'set ROSETTA_HOME to a folder on another disk, and start again.';

/** Refuses, before anything is made, a start that would end half way for lack of space. */
export function checkSpace(home: Home, { demo }: { demo: boolean }) {
  const stores = existsSync(dataDirOf(home.postgres));
  const kind = demo ? 'demo' : 'empty';
  const needed = NEEDED_MB[stores ? 'more' : kind];
  for (const folder of foldersOf(home))
    if (freeMb(folder) < needed)
      throw new Problem(
        `The disk of ${folder} is full: ${freeMb(
          folder,
        )} MB are free, and a start needs ${needed} MB.`,
        `Free that much, or ${CURE}`,
      );
}

/** Whether a start failed for lack of space, whatever failed first and whatever it said. */
export function outOfSpace(home: Home): Problem | undefined {
  const log = new LogFile(join(home.logs, 'postgres.log'));
  const [folder, dataDir] = foldersOf(home);
  const full = foldersOf(home).find(each => freeMb(each) < FULL_MB);
  const isFull = /No space left on device/i.test(log.tail(100));
  if (!full && !isFull) return undefined;
  return new Problem(
    `The disk of ${full ?? dataDir ?? folder} is full.`,
    `Free about 1 GB, or ${CURE}`,
  );
}
