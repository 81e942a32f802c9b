import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process, and not another one that got its number later. */
export interface ProcessId {
  pid: number;
  /** As the system writes it: only ever compared. */
  startTime: string;
}

export function identify(pid: number): ProcessId | undefined {
  const startTime = startTimeOf(pid);
  return startTime === undefined ? undefined : { pid, startTime };
}

export const isRunning = ({ pid, startTime }: ProcessId) =>
  startTimeOf(pid) === startTime;

/** Undefined for a process that has ended, also while its parent has not noticed. */
function startTimeOf(pid: number) {
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

/**
 * The fields are counted after the name, which may hold spaces and brackets. A process whose
 * first thread has ended is a zombie already, while the others still hold its ports and files.
 */
function fromProc(pid: number) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, threads, startTime] = [fields[0], fields[17], fields[19]];
    return state === 'Z' && Number(threads) <= 1 ? undefined : startTime;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number) {
  try {
    const args = ['-o', 'stat=,lstart=', '-p', String(pid)];
    const line = execFileSync('ps', args, { encoding: 'utf8' }).trim();
    return line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}

/** Sends a signal to a process, or to all of its group; one that is gone is no error. */
export function signal(id: ProcessId, name: NodeJS.Signals, group = false) {
  if (!group && !isRunning(id)) return;
  try {
    process.kill(group ? -id.pid : id.pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Whether it was gone before the time was over. */
export async function waitUntilGone(id: ProcessId, limitMs: number) {
  for (const end = Date.now() + limitMs; isRunning(id); )
    if (Date.now() > end) return false;
    else await new Promise(resolve => setTimeout(resolve, 50));
  return true;
}
