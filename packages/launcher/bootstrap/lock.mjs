import {
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
  closeSync,
  linkSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const HEARTBEAT_MS = 2_000;
const STALE_MS = 30_000;

/**
 * Runs `work` while no other process holds the lock. The holder touches the file as long
 * as it works, so that one that was killed is recognised by its pid, or after a while.
 */
export async function withLock(path, { onWait, work }) {
  mkdirSync(dirname(path), { recursive: true });
  await acquire(path, onWait);
  const heartbeat = setInterval(() => touch(path, heartbeat), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(path, { force: true });
  }
}

/** The work continues without its lock: it will probably finish, and stopping half-way would leave a broken state. */
function touch(path, heartbeat) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch (error) {
    clearInterval(heartbeat);
    process.stderr.write(
      `The lock ${path} can no longer be renewed (${error.code}); start nothing else here until this has ended.\n`,
    );
  }
}

async function acquire(path, onWait) {
  for (let reported = false; !tryCreate(path); await sleep(200)) {
    if (removeIfStale(path)) continue;
    if (!reported) onWait(holderOf(path));
    reported = true;
  }
}

function tryCreate(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Moved aside before it is deleted: of two that find it stale, one moves it. When the
 * other has a new lock there already, that one is put back.
 */
function removeIfStale(path) {
  if (!isStale(path)) return false;
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    if (!isStale(aside)) linkSync(aside, path);
  } catch {
    return true;
  }
  rmSync(aside, { force: true });
  return true;
}

function isStale(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > STALE_MS) return true;
    const pid = holderOf(path);
    return pid > 0 && !isAlive(pid);
  } catch {
    return false;
  }
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
