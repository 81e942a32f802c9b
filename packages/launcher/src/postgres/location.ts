import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem, noPermission } from '../problem';
import { packagedPostgres } from './binaries';

/** Where a cluster lives, and as whom it runs. */
export interface Location {
  dataDir: string;
  /** The folder with `bin` and `lib`. */
  native: string;
  /** Set when this is root, as PostgreSQL refuses to run as root. */
  user?: { uid: number; gid: number };
}

/** Where user `postgres` can read and write when it cannot enter the checkout. */
const FALLBACK_ROOT = '/var/lib/rosetta';

/** Where the data of a checkout goes that only root can enter. */
export const fallbackDirOf = (wanted: string) =>
  join(
    FALLBACK_ROOT,
    createHash('sha256').update(wanted).digest('hex').slice(0, 12),
  );

/** Where the data is: as wanted, unless PostgreSQL runs as a user who can't get there. */
export const dataDirOf = (wanted: string) =>
  process.getuid?.() !== 0 ||
  [wanted, packagedPostgres()].every(path => isReachable(dirname(path)))
    ? wanted
    : join(fallbackDirOf(wanted), 'data');

export function locate(wanted: string): Location {
  const native = packagedPostgres();
  if (process.getuid?.() !== 0) return { dataDir: wanted, native };
  const user = readOwner(wanted) ?? postgresUser();
  return dataDirOf(wanted) === wanted
    ? { dataDir: wanted, native, user }
    : copyToFallback(wanted, native, user);
}

/** PostgreSQL wants its folder to be of the user it runs as; root becomes that user. */
export function checkOwner(wanted: string) {
  const me = process.getuid?.();
  if (me === undefined || me === 0 || !existsSync(wanted)) return;
  if (statSync(wanted).uid !== me) throw noPermission(wanted);
}

function copyToFallback(wanted: string, from: string, user: Location['user']) {
  const dir = fallbackDirOf(wanted);
  // Named after its content, so that other binaries are copied again.
  const native = join(dir, `native-${statSync(from).mtimeMs}`);
  if (!existsSync(native)) copyAtomically(from, native);
  return { dataDir: dataDirOf(wanted), native, user };
}

/** Aside first: a copy that was cut short never has the name. */
function copyAtomically(from: string, to: string) {
  const aside = `${to}.part`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(dirname(aside), { recursive: true, mode: 0o755 });
  cpSync(from, aside, { recursive: true, verbatimSymlinks: true });
  renameSync(aside, to);
}

/** Of a cluster that an ordinary user made before. */
function readOwner(dataDir: string): Location['user'] {
  if (!existsSync(dataDir)) return undefined;
  const { uid, gid } = statSync(dataDir);
  return uid === 0 ? undefined : { uid, gid };
}

/** Whether everybody may pass through the folder and all above it. */
function isReachable(folder: string): boolean {
  for (let dir = folder; ; dir = dirname(dir)) {
    // The last bit of the mode is "others may pass".
    if (existsSync(dir) && statSync(dir).mode % 2 === 0) return false;
    if (dir === dirname(dir)) return true;
  }
}

function postgresUser(): Location['user'] {
  try {
    if (!idOf('-u')) {
      execFileSync('groupadd', ['--system', '--force', 'postgres']);
      execFileSync('useradd', ['--system', '-g', 'postgres', 'postgres']);
    }
    return { uid: Number(idOf('-u')), gid: Number(idOf('-g')) };
  } catch {
    throw new Problem(
      'PostgreSQL does not run as root, and the user `postgres` could not be created.',
      'Create it, or start Rosetta as an ordinary user.',
    );
  }
}

function idOf(flag: '-u' | '-g') {
  try {
    return execFileSync('id', [flag, 'postgres'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}
